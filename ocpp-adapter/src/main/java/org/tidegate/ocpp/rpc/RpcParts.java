package org.tidegate.ocpp.rpc;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.message.OcppVersion;

/**
 * What an end of a connection is made of. Immutable.
 *
 * @param loop owns the session; every handler runs on it
 * @param ids new message ids, never one twice
 * @param currentLimits asked for at each call
 * @param handlerFailed told of every unexpected exception of a handler, after the call was answered with InternalError
 * @param invalidMessage told why each frame that is no valid message was refused
 */
public record RpcParts(StationLoop loop, FrameChannel channel, PayloadCodec codec, Supplier<UUID> ids, CallGate gate,
    Supplier<RpcLimits> currentLimits, Consumer<Throwable> handlerFailed, Consumer<String> invalidMessage) {
  /** With limits that never change, and nobody who wants to know of invalid messages. */
  public RpcParts(StationLoop loop, FrameChannel channel, PayloadCodec codec, Supplier<UUID> ids, CallGate gate,
      RpcLimits limits, Consumer<Throwable> handlerFailed) {
    this(loop, channel, codec, ids, gate, () -> limits, handlerFailed, _ -> {});
  }

  /** Whether the present connection has agreed on OCPP 2.1. */
  boolean speaks21() {
    return channel.subprotocol().flatMap(OcppVersion::of).filter(version -> version == OcppVersion.V21).isPresent();
  }

  /** As they are now. */
  public RpcLimits limits() {
    return currentLimits.get();
  }
}
