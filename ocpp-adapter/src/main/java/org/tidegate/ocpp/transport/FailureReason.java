package org.tidegate.ocpp.transport;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.LogText;

/** Tells from an exception below the frames why a connection ends. Safe from any thread. */
final class FailureReason {
  private static final Logger log = LoggerFactory.getLogger(FailureReason.class);

  private FailureReason() {}

  static Disconnection of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<Reason> reason = reason(cause);
      if (reason.isPresent()) {
        return new Disconnection(reason.get(), LogText.of(cause.getMessage()));
      }
    }
    log.warn("a connection fails for an unknown reason", failure);
    return new Disconnection(Reason.BROKEN_FRAME, LogText.of(failure.getMessage()));
  }

  private static Optional<Reason> reason(Throwable cause) {
    return switch (cause) {
      case SSLException tls -> Optional.of(tlsReason(tls));
      case TooLongFrameException _ -> Optional.of(Reason.FRAME_TOO_BIG);
      case DecompressionException bomb -> Optional.of(isOverLimit(bomb) ? Reason.FRAME_TOO_BIG : Reason.BROKEN_FRAME);
      case CorruptedWebSocketFrameException broken -> Optional.of(
          WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(broken.closeStatus())
              ? Reason.FRAME_TOO_BIG
              : Reason.BROKEN_FRAME);
      case IOException _ -> Optional.of(Reason.CLOSED_THERE);
      default -> Optional.empty();
    };
  }

  private static Reason tlsReason(SSLException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException certificate) {
        return isAboutHostName(certificate) ? Reason.WRONG_HOST_NAME : Reason.CERTIFICATE_INVALID;
      }
    }
    return refusal(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
  }

  /** RFC 8446, 6.2; the JDK has no types of its own for alerts and for what the server chose. */
  private static Reason refusal(String message) {
    if (message.contains("protocol_version") || message.contains("selected protocol version")) {
      return Reason.TLS_VERSION_TOO_LOW;
    }
    return message.contains("handshake_failure") || message.contains("insufficient_security")
        || message.contains("ciphersuite") ? Reason.TLS_REFUSED : Reason.TLS_FAILED;
  }

  /** The JDK has no type of its own for this; these are the words of its host name check. */
  private static boolean isAboutHostName(CertificateException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("subject alternative") || message.contains("name matching");
  }

  private static boolean isOverLimit(DecompressionException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("max") || message.contains("exceed");
  }
}
