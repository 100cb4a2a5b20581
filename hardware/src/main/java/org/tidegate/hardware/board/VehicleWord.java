package org.tidegate.hardware.board;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.vehicle.VehicleReport;

/**
 * What a vehicle said of itself to a board that talks with it over ISO 15118, as the board passes it on. Immutable.
 *
 * @param plugs which vehicle it is, by {@link BoardMessages.Status#plugs}
 * @param hasEnded whether it ended its session for good
 * @param stateOfCharge percent
 * @param stateOfHealth percent
 * @param capacityWh watt-hours
 * @param mostChargeW watts
 * @param mostDischargeW watts, of either sign; absent: it gives nothing
 * @param minimumCharge percent
 * @param targetCharge percent
 * @param departureSeconds how long it stays from now
 * @param evccId 12 hexadecimal digits; personal data: never logged
 */
record VehicleWord(
    int evseId, long plugs, boolean hasEnded, Optional<Double> stateOfCharge, Optional<Double> stateOfHealth,
    Optional<Double> capacityWh, Optional<Double> mostChargeW, Optional<Double> mostDischargeW,
    Optional<Double> minimumCharge, Optional<Double> targetCharge, Optional<Long> departureSeconds,
    Optional<String> evccId) {
  /** Type of its frame, from the board. */
  static final int TYPE = 0x83;

  private static final int LENGTH = 37;
  private static final int EVCCID_LENGTH = 6;
  private static final double PER_PERCENT = 100;
  private static final int UNKNOWN_SHORT = 0xFFFF;
  private static final long UNKNOWN_INT = 0xFFFF_FFFFL;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  Frame frame(int number) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN).put((byte) evseId)
        .putInt((int) plugs).put((byte) (hasEnded ? 1 : 0));
    putPercent(bytes, stateOfCharge);
    putPercent(bytes, stateOfHealth);
    putWhole(bytes, capacityWh);
    putWhole(bytes, mostChargeW);
    bytes.putInt(mostDischargeW.map(Double::intValue).orElse(Integer.MIN_VALUE));
    putPercent(bytes, minimumCharge);
    putPercent(bytes, targetCharge);
    putWhole(bytes, departureSeconds.map(Long::doubleValue));
    bytes.put(evccId.map(HEX::parseHex).orElse(new byte[EVCCID_LENGTH]));
    return new Frame(TYPE, number, bytes.put((byte) BoardMessages.VERSION).array());
  }

  /** Absent when it is none, or makes no sense. */
  static Optional<VehicleWord> of(Frame frame) {
    if (frame.type() != TYPE || frame.payload().length != LENGTH
        || frame.payload()[LENGTH - 1] != BoardMessages.VERSION) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN);
    return Optional.of(
        new VehicleWord(bytes.get(), whole(bytes), (bytes.get() & 1) != 0, percent(bytes), percent(bytes), known(bytes),
            known(bytes), signed(bytes), percent(bytes), percent(bytes), known(bytes).map(Double::longValue),
            evccId(bytes)));
  }

  /**
   * The same in the words of all vehicles' reports.
   *
   * @param departure the moment that it named, UTC
   */
  VehicleReport report(Optional<Instant> departure, Instant now) {
    return new VehicleReport(CurrentKind.DC, evccId, stateOfCharge, capacityWh, stateOfHealth, mostChargeW,
        mostDischargeW, minimumCharge, targetCharge, departure, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), now);
  }

  private static void putPercent(ByteBuffer bytes, Optional<Double> percent) {
    bytes.putShort((short) percent.map(value -> (int) Math.round(value * PER_PERCENT)).orElse(UNKNOWN_SHORT)
        .intValue());
  }

  private static void putWhole(ByteBuffer bytes, Optional<Double> value) {
    bytes.putInt((int) value.map(Double::longValue).orElse(UNKNOWN_INT).longValue());
  }

  private static Optional<Double> percent(ByteBuffer bytes) {
    int value = bytes.getShort() & 0xFFFF;
    return value == UNKNOWN_SHORT ? Optional.empty() : Optional.of(value / PER_PERCENT);
  }

  private static long whole(ByteBuffer bytes) {
    return bytes.getInt() & 0xFFFF_FFFFL;
  }

  private static Optional<Double> known(ByteBuffer bytes) {
    long value = whole(bytes);
    return value == UNKNOWN_INT ? Optional.empty() : Optional.of((double) value);
  }

  private static Optional<Double> signed(ByteBuffer bytes) {
    int value = bytes.getInt();
    return value == Integer.MIN_VALUE ? Optional.empty() : Optional.of((double) value);
  }

  private static Optional<String> evccId(ByteBuffer bytes) {
    byte[] id = new byte[EVCCID_LENGTH];
    bytes.get(id);
    return Optional.of(HEX.formatHex(id)).filter(text -> !text.equals("000000000000"));
  }

  @Override
  public String toString() {
    return "vehicle of EVSE " + evseId + ", plug " + plugs;
  }
}
