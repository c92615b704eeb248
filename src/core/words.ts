// Words for readable room names, said over the phone and read on a poster: kind, concrete, written without their
// accents, not to be mistaken for another by ear, and without a second meaning one would blush at.

const french = `
  abeille abricot agrume alouette ananas arbre argile aurore avoine balcon baobab barque basilic biscuit
  bonnet bosquet bouquet bourgeon brioche brise brume bruyere cabane cactus camelia canard canoe carotte
  cascade castor cerise chalet chapeau chardon chevreuil chouette cigale cigogne citron clairiere clochette
  coccinelle colibri colline comete compote coquelicot corail coton cratere dauphin domino dune ecureuil
  edredon escargot etoile falaise flamant flocon fontaine fougere framboise fraise galette genet girafe
  glacier grillon groseille guitare hamac herisson hibou hirondelle horizon houblon iris jardin jasmin
  jonquille lagune lama lanterne lavande libellule lilas limonade loutre lucarne lutin luzerne mandarine
  mangue marmotte melisse melon menthe mesange mimosa mirabelle moineau moulin muguet murmure myrtille
  nacelle narcisse noisette nuage nougat olive orange orchidee otarie oursin palmier panda papaye papillon
  paprika parasol passerelle pastille peluche perle piment pivoine planete plume poivre potiron praline
  primevere prunelle quartz radis rainette renard riviere romarin roseau ruisseau safran sapin savane sesame
  soleil sorbet sureau tambour tandem tisane tomate tortue tournesol toucan tulipe vallon vanille verger
  violette volcan yaourt zebre
`

const english = `
  acorn almond amber apricot autumn avocado badger bamboo barley basil beetle bicycle biscuit blossom breeze
  bridge brook bubble bucket butter button cabin cactus candle canoe canyon caramel castle cedar chestnut
  cinnamon citrus clover cobalt comet copper coral cottage cotton cricket crystal daisy dolphin domino
  dragon easel falcon feather fern fiddle firefly forest fountain garden garnet ginger giraffe glacier
  granite grape guitar hammock harbor harvest hazel hedgehog hickory honey igloo indigo island ivory jasmine
  jigsaw jungle juniper kayak kettle kitten koala ladder lagoon lantern lavender lemon lilac linen lizard
  lobster lotus lullaby magnet mango maple marble meadow meteor mint mitten morning mosaic mustard nectar
  nutmeg oasis ocean olive orange orchard orchid otter owl paddle panda papaya parrot pebble pelican pepper
  picnic pillow pine planet pocket pollen poppy pumpkin puzzle quartz quilt rabbit radish rainbow ribbon
  river robin saffron sandal sapphire satin scarf shadow silver sparrow spinach spring squirrel summer
  sunrise sunset tangerine teapot thimble timber tomato topaz tulip tunnel turtle vanilla velvet violet
  walnut waffle walrus whistle willow window winter wombat yogurt zebra zephyr
`

const list = (text: string) => text.trim().split(/\s+/)

/** By language of the page; languages without a list of their own use the French one. */
export const words: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: list(french),
  en: list(english),
}
