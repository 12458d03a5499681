import type { Member } from '#simulators/garmin/member';
import { startOf } from '#simulators/garmin/member';
import { PERMISSIONS, TICKED } from '#simulators/garmin/summary-types';

const STYLE = `<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
  form { margin: 0.5rem 0 } fieldset { border: 1px solid #ccc; margin: 1rem 0 } label { display: block }
  button { font: inherit; padding: 0.25rem 0.75rem; margin-right: 0.5rem } small { color: #555 }
</style>`;

/** “May this app …?” as Garmin asks it: all ticked but the past. */
export function consentPage(question: Record<string, string>, members: readonly Member[]): string {
  const hidden = Object.entries(question).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const who = members.map(
    ({ userId, athlete }) => `<option value="${escaped(userId)}">${nameOf(athlete)}</option>`,
  );
  const boxes = PERMISSIONS.map((name) => {
    const ticked = TICKED.includes(name) ? ' checked' : '';
    return `<label><input type="checkbox" name="${name}"${ticked}> ${name}</label>`;
  });
  return page(
    'Simulated Garmin Connect',
    `<h1>Share with ${escaped(question.client_id ?? '')}?</h1>
    <form method="post" action="/oauth2Confirm">${hidden.join('')}
      ${who.length > 0 ? `<label>You are <select name="user_id">${who.join('')}</select></label>` : ''}
      <fieldset><legend>It may see</legend>${boxes.join('')}</fieldset>
      <button name="answer" value="allow">Agree</button><button name="answer" value="deny">Cancel</button>
    </form>`,
  );
}

/** What a person can do at the simulated Garmin: record, correct, delete, change permissions, leave. */
export function memberPage(members: readonly Member[], news: readonly string[]): string {
  const sections = members.map((member) => {
    const { userId, athlete, permissions, registeredAt, activities } = member;
    const boxes = PERMISSIONS.map((name) => {
      const ticked = permissions.has(name) ? ' checked' : '';
      return `<label><input type="checkbox" name="${name}"${ticked}> ${name}</label>`;
    });
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
      ${form('permissions', userId, `<fieldset><legend>Permissions</legend>${boxes.join('')}</fieldset><button>Change permissions</button>`)}
      ${form('deregister', userId, '<button>Disconnect the app</button>')}
      <ol>${recent.join('')}</ol>`;
  });
  const heard = news.map((line) => `<li>${escaped(line)}</li>`).join('');
  return page(
    'Simulated Garmin Connect',
    `<h1>Simulated Garmin Connect</h1>${sections.join('')}<h2>Last notices</h2><ul>${heard}</ul>`,
  );
}

function form(action: string, userId: string, inner: string): string {
  return `<form method="post" action="/__sim/${action}">
    <input type="hidden" name="userId" value="${escaped(userId)}">${inner}</form>`;
}

function nameOf({ firstName, lastName }: Member['athlete']): string {
  return `${escaped(firstName)} ${escaped(lastName)}`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${STYLE}<body>${body}</body></html>`;
}

function escaped(text: string): string {
  const marks: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
