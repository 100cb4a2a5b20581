package org.tidegate.ocpp;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.FrameChannel;

/**
 * What {@link OcppCentralSystem} is made of. Immutable.
 *
 * @param loop on which everything happens
 * @param channel that connects, a {@link org.tidegate.ocpp.transport.NettyTransmitter} on a station; its owner closes it
 *     after the central system
 * @param connection being tried or standing; the channel asks it how
 * @param random for message ids and waits: secure on a station, seeded in virtual time
 * @param handlerFailed told of each unexpected exception of a handler, after the call was answered with InternalError
 */
public record OcppParts(StationLoop loop, FrameChannel channel, OcppConnection connection, RandomGenerator random,
    Consumer<Throwable> handlerFailed) {}
