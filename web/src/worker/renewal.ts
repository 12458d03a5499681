/** The browser changed where this device is reached: subscribes anew, and tells the server. */
export async function renewSubscription(
  registration: ServiceWorkerRegistration,
  {
    oldSubscription,
    newSubscription,
  }: Pick<PushSubscriptionChangeEvent, 'oldSubscription' | 'newSubscription'>,
): Promise<void> {
  const subscription =
    newSubscription ??
    (await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: oldSubscription?.options.applicationServerKey ?? (await publicKey()),
    }));
  // A sign-in that has ended is no fault: the app sends it again when it is next opened.
  await fetch('/api/v1/push-devices', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(deviceOf(subscription)),
  });
}

async function publicKey(): Promise<string> {
  const response = await fetch('/api/v1/push-key');
  return ((await response.json()) as { publicKey: string }).publicKey;
}

/** As the server takes it. */
function deviceOf(subscription: PushSubscription): object {
  const { endpoint, keys } = subscription.toJSON();
  return {
    endpoint,
    keys,
    expirationTime: subscription.expirationTime,
  };
}
