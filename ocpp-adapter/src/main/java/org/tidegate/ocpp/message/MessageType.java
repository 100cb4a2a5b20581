package org.tidegate.ocpp.message;

/**
 * A request and the response it is answered with. Their records are named as the official schemas are, by the action, and
 * are not loaded before they are asked for: a station says and hears a few of them in a day. Safe from any thread.
 *
 * @param <Q> what a CALL carries
 * @param <A> what a CALLRESULT carries
 */
public final class MessageType<Q extends OcppRequest, A extends OcppResponse> {
  private static final String REQUEST = "Request";
  private static final String RESPONSE = "Response";

  private final String action;
  private final Class<?> version;

  private MessageType(String action, Class<?> version) {
    this.action = action;
    this.version = version;
  }

  /** The message with this action, whose records are in the package of that class; not having them is found when they are asked for. */
  public static <Q extends OcppRequest, A extends OcppResponse> MessageType<Q, A> of(String action, Class<?> version) {
    return new MessageType<>(action, version);
  }

  /** The action that a record is named by. Throws IllegalArgumentException where it is none of a message. */
  public static String actionOf(Class<?> message) {
    String name = message.getSimpleName();
    if (name.endsWith(REQUEST)) {
      return name.substring(0, name.length() - REQUEST.length());
    }
    if (name.endsWith(RESPONSE)) {
      return name.substring(0, name.length() - RESPONSE.length());
    }
    throw new IllegalArgumentException(name + " is neither request nor response");
  }

  /** Name on the wire, OCPP Part 4, 4.1.6. */
  public String action() {
    return action;
  }

  /** The record of the request. */
  @SuppressWarnings("unchecked") // The name makes it so.
  public Class<Q> request() {
    return (Class<Q>) named(REQUEST).asSubclass(OcppRequest.class);
  }

  /** The record of the response. */
  @SuppressWarnings("unchecked") // The name makes it so.
  public Class<A> response() {
    return (Class<A>) named(RESPONSE).asSubclass(OcppResponse.class);
  }

  private Class<?> named(String kind) {
    String name = version.getPackageName() + "." + action + kind;
    try {
      return Class.forName(name, false, version.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is missing", e);
    }
  }

  @Override
  public String toString() {
    return action;
  }
}
