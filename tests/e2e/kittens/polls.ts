import { badGateway, json, page, redirect } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { routes } from './visits.ts'

/** Pollaris 1.2: the kind of poll is all that an address can say. */
export const pollaris: Kitten = {
  moods: ['login'],
  at: base =>
    routes({
      '': () => page({ software: 'pollaris', place: 'home', title: 'Pollaris', marks: pollarisMarks }),
      'polls/choose': () => page({ software: 'pollaris', place: 'home', title: 'Pollaris: which poll?' }),
      'polls/new': (visit, mood) => newPoll(base, visit, mood),
      // What comes from another site has no valid token.
      'POST polls/new': () =>
        page({ software: 'pollaris', place: 'error', title: 'Pollaris: the form is not valid', status: 422 }),
      login: () => page({ software: 'pollaris', place: 'login', title: 'Pollaris: log in' }),
    }),
}

const pollarisMarks = `<div data-controller="color-scheme"></div><script src="assets/js/application.js"></script>
<footer><a href="https://framagit.org/pollaris/pollaris">Pollaris</a></footer>`

function newPoll(base: string, visit: Visit, mood: OwnMood): Answer {
  if (mood === 'login') return redirect(302, `${base}login`)
  const dates = visit.query.get('type') === 'date'
  return page({
    software: 'pollaris',
    place: 'create',
    title: `Pollaris: new ${dates ? 'date' : 'classic'} poll`,
    data: { poll: dates ? 'dates' : 'choices' },
    html: '<form method="post"><input name="poll[title]" maxlength="200"></form>',
    marks: pollarisMarks,
  })
}

/** Croodle 0.7: one page whose place is in the fragment, and a small PHP service behind it. */
export const croodle: Kitten = {
  moods: ['hollow'],
  at: () =>
    routes({
      '': () =>
        page({
          software: 'croodle',
          place: 'home',
          title: 'Croodle',
          marks: '<script src="assets/@croodle/client.js"></script>',
          // Deeper steps of the creation are sent back to its first.
          script: `if (location.hash.startsWith('#/create')) document.body.dataset.place = 'create'`,
        }),
      'api/index.php/polls/*': (_visit, mood) =>
        mood === 'hollow' ? badGateway() : json({ message: 'not found' }, 404),
    }),
}

/** Dudle: only its front page is known to the portal, where one creates. */
export const dudle: Kitten = {
  moods: [],
  at: () => routes({ '': () => page({ software: 'dudle', place: 'create', title: 'DuD-Poll' }) }),
}
