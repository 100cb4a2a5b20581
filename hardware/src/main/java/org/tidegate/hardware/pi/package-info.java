/**
 * EVSEs on the pins of this computer, for the laboratory; what knows pi4j. Where to find what:
 *
 * <ul>
 * <li>one EVSE as a whole: {@link org.tidegate.hardware.pi.PiEvse}, and what it offers:
 * {@link org.tidegate.hardware.pi.Offer}
 * <li>control pilot: measured by a {@link org.tidegate.hardware.pi.PilotSource}, decided in
 * {@link org.tidegate.hardware.pi.PilotDriver}, shown by {@link org.tidegate.hardware.pi.PilotPin}; commands and their
 * lease: {@link org.tidegate.hardware.pi.Wanted}
 * <li>contactor and lock: {@link org.tidegate.hardware.pi.PiContactor}, {@link org.tidegate.hardware.pi.PiLock}, read
 * back by {@link org.tidegate.hardware.pi.ReadBackSwitch}; what keeps a contactor open:
 * {@link org.tidegate.hardware.pi.ContactorGate}
 * <li>emergency stop and residual current: {@link org.tidegate.hardware.pi.Protection}; heat:
 * {@link org.tidegate.hardware.pi.Thermometer}; over-current: {@link org.tidegate.hardware.pi.CurrentWatch}
 * <li>converters: {@link org.tidegate.hardware.pi.Adc}; cable: {@link org.tidegate.hardware.pi.CableSensor}
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.pi;
