package org.tidegate.domain.session;

import java.time.Instant;
import java.util.Optional;

/**
 * What the control pilot shows. Immutable.
 *
 * @param state the debounced state
 * @param plugMark a text that changes with every plugging-in and survives a restart of this program, from a device that
 *     can prove that the cable was never out in between (the board's counter); absent when there is no such proof
 * @param at when the state was entered, UTC
 */
public record PilotReading(ControlPilotState state, Optional<String> plugMark, Instant at) {}
