package org.tidegate.ocpp.rpc;

/** Why there is no connection. Immutable; the detail is for logs and holds no secrets. */
public record Disconnection(Reason reason, String detail) {

  /** What a station or an installer would do something different about. */
  public enum Reason {
    /** This end closed it. */
    CLOSED_HERE,
    /** The other end closed it, properly or not. */
    CLOSED_THERE,
    /** Nobody listens at the address, or the name is unknown. */
    UNREACHABLE,
    /** TCP, TLS and upgrade together took too long. */
    OPENING_TIMED_OUT,
    /** HTTP 401 or 403: wrong identity or password. */
    UNAUTHORIZED,
    /** HTTP 404: the central system does not know this station. */
    UNKNOWN_STATION,
    /** Any other answer than an upgrade. */
    REFUSED,
    /** The other end chose none of the OCPP versions offered. */
    NO_COMMON_SUBPROTOCOL,
    /** The certificate is expired, or not signed by anyone trusted. */
    CERTIFICATE_INVALID,
    /** The certificate is for another host. */
    WRONG_HOST_NAME,
    /** The other end speaks only versions of TLS that are too old. */
    TLS_VERSION_TOO_LOW,
    /** The other end refuses the handshake: no common cipher suite, or it does not like our certificate. */
    TLS_REFUSED,
    /** Any other TLS failure. */
    TLS_FAILED,
    /** The connection looks open, yet pings stay unanswered. */
    NO_PONG,
    /** A frame was over the limit, compressed or not. */
    FRAME_TOO_BIG,
    /** Something that is no WebSocket frame, or no UTF-8. */
    BROKEN_FRAME,
    /** The other end asks, and does not read the answers. */
    PEER_NOT_READING
  }

  public static Disconnection of(Reason reason) {
    return new Disconnection(reason, "");
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? reason.name() : reason + " (" + detail + ")";
  }
}
