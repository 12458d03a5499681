import { escaped, htmlPage } from '#simulators/html';
import type { Activity, Athlete, Vendor } from '#simulators/strava/vendor';

/** The vendor's side for a person: what is there, and buttons for what an athlete would do in Strava's own app. */
export function vendorsPage(vendor: Vendor): string {
  const { subscription, deliveries } = vendor.webhooks;
  const told = deliveries.filter(({ status }) => status === 200).length;
  const where = subscription ? escaped(new URL(subscription.callbackUrl).origin) : '';
  const wire = subscription
    ? `Webhooks go to ${where}; ${told} of ${deliveries.length} tries were answered with 200.`
    : 'Nobody has subscribed to webhooks.';
  const athletes = [...vendor.athletes.values()].map((athlete) => section(vendor, athlete)).join('');
  return htmlPage(
    'Stand-in for Strava',
    `<h1>Stand-in for Strava</h1>
    <p>What athletes do in Strava’s own app can be done here. Nobody on this page exists.</p>
    <p class="quiet">${wire} <a href="/__sim">Look again</a></p>${athletes || '<p>Nobody has an account here yet.</p>'}`,
  );
}

function section(vendor: Vendor, { id, made, withheld }: Athlete): string {
  const grant = vendor.tokens.grants.get(id);
  const activities = [...vendor.activities.values()]
    .filter(({ athleteId }) => athleteId === id)
    .sort((a, b) => b.workout.startsAt.getTime() - a.workout.startsAt.getTime());
  const shown = activities.slice(0, 60);
  const connected = grant
    ? `Svett may read: ${escaped(grant.scopes.join(', '))}. ${button(`/__sim/athletes/${id}/deauthorise`, 'Deauthorise Svett')}`
    : 'Svett is not connected.';
  const waiting = withheld.length > 0 ? ` ${withheld.length} more are still on the watch.` : '';
  const fewer = shown.length < activities.length ? `, the newest ${shown.length} of them here` : '';
  return `<h2>${escaped(`${made.firstName} ${made.lastName}`)}, ${escaped(made.home.city)}</h2>
    <p>${connected}</p>
    <p>${button('/__sim/activities', 'Record a new workout', { athleteId: id })}
      <span class="quiet">${activities.length} activities${fewer}.${waiting}</span></p>
    <table><thead><tr><th>Start (UTC)</th><th>Name</th><th>Sport</th><th>Minutes</th><th>Device</th><th></th></tr></thead>
    <tbody>${shown.map(row).join('')}</tbody></table>`;
}

function row({ id, name, sportType, workout, isPrivate }: Activity): string {
  const at = `/__sim/activities/${id}`;
  const cells = [
    workout.startsAt.toISOString().slice(0, 16).replace('T', ' '),
    `<form method="post" action="${at}/edit"><input name="name" aria-label="Name" value="${escaped(name)}">
      <button>Edit</button></form>`,
    escaped(sportType),
    String(Math.round(workout.elapsedS / 60)),
    escaped(workout.device ?? 'by hand'),
    button(`${at}/private`, isPrivate ? 'Show to all' : 'Make private', { private: String(!isPrivate) }) +
      button(`${at}/delete`, 'Delete'),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function button(action: string, label: string, fields: Record<string, string> = {}): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="${action}">${hidden.join('')}<button>${escaped(label)}</button></form> `;
}
