import { escaped, htmlPage } from '#simulators/html';
import { type Member, startOf } from '#simulators/garmin/member';
import { type Permission, PERMISSIONS, TICKED } from '#simulators/garmin/summary-types';

/** “May this app …?” as Garmin asks it: all ticked but the past. */
export function consentPage(question: Record<string, string>, members: readonly Member[]): string {
  const hidden = Object.entries(question).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const who = members.map(
    ({ userId, athlete }) => `<option value="${escaped(userId)}">${nameOf(athlete)}</option>`,
  );
  return htmlPage(
    'Simulated Garmin Connect',
    `<h1>Share with ${escaped(question.client_id ?? '')}?</h1>
    <form method="post" action="/oauth2Confirm">${hidden.join('')}
      ${who.length > 0 ? `<label>You are <select name="user_id">${who.join('')}</select></label>` : ''}
      <fieldset><legend>It may see</legend>${boxes(TICKED)}</fieldset>
      <button name="answer" value="allow">Agree</button><button name="answer" value="deny">Cancel</button>
    </form>`,
  );
}

/** What a person can do at the simulated Garmin: record, correct, delete, change permissions, leave. */
export function memberPage(members: readonly Member[], news: readonly string[]): string {
  const sections = members.map((member) => {
    const { userId, athlete, permissions, registeredAt, activities } = member;
    const recent = activities
      .slice(-5)
      .reverse()
      .map((activity) => {
        const id = `<input type="hidden" name="activityId" value="${activity.id}">`;
        return `<li>${escaped(activity.correction.name ?? activity.name)}
        <small>${startOf(activity).toISOString()}</small>
        ${form('edit', userId, `${id}<input name="name" placeholder="a new name" required><button>Rename</button>`)}
        ${form('remove', userId, `${id}<button>Delete</button>`)}</li>`;
      });
    return `<h2>${nameOf(athlete)}</h2>
      <p>${registeredAt ? `Shares with the app since ${registeredAt.toISOString()}.` : 'Shares with no app yet.'}</p>
      ${form('record', userId, '<button>Record a new workout</button>')}
      ${member.onWatch.length > 0 ? form('hand-over', userId, `<button>Sync the watch (${member.onWatch.length} left)</button>`) : ''}
      ${form('triathlon', userId, '<button>Record a triathlon</button>')}
      ${form('weigh', userId, '<input name="massKg" type="number" step="0.1" value="70"> kg <button>Step on the scale</button>')}
      ${form('permissions', userId, `<fieldset><legend>Permissions</legend>${boxes([...permissions])}</fieldset><button>Change permissions</button>`)}
      ${form('deregister', userId, '<button>Disconnect the app</button>')}
      <ol>${recent.join('')}</ol>`;
  });
  const heard = news.map((line) => `<li>${escaped(line)}</li>`).join('');
  return htmlPage(
    'Simulated Garmin Connect',
    `<h1>Simulated Garmin Connect</h1>${sections.join('')}<h2>Last notices</h2><ul>${heard}</ul>`,
  );
}

function boxes(ticked: readonly Permission[]): string {
  return PERMISSIONS.map((name) => {
    const checked = ticked.includes(name) ? ' checked' : '';
    return `<label><input type="checkbox" name="${name}"${checked}> ${name}</label><br>`;
  }).join('');
}

function form(action: string, userId: string, inner: string): string {
  return `<form method="post" action="/__sim/${action}">
    <input type="hidden" name="userId" value="${escaped(userId)}">${inner}</form>`;
}

function nameOf({ firstName, lastName }: Member['athlete']): string {
  return `${escaped(firstName)} ${escaped(lastName)}`;
}
