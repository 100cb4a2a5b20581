package org.tidegate.domain.station;

/** Why an EVSE takes no new driver. */
enum OutOfService {
  /** The central system set it, its connector or the station inoperative, G03 and G04. */
  SET_INOPERATIVE,
  /** It is being reset, B11 and B12. */
  RESETTING,
  /** New firmware waits for it, or is being installed, L01.FR.07. */
  FIRMWARE
}
