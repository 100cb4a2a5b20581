package org.tidegate.domain.station;

/** How far the dialog with a vehicle has come. Not stored: after a restart it begins anew, and nothing flows before. */
enum DialogStage {
  /** There is no vehicle that negotiates. */
  NONE,
  /** Nobody is authorized for the vehicle yet, or no more. */
  WAITING,
  /** The vehicle chooses a service, and then asks for schedules. */
  SERVICES,
  /** The vehicle has asked for schedules; the central system's profile is waited for. */
  NEEDS,
  /** The vehicle chooses a schedule. */
  SCHEDULES,
  /** They agree. */
  AGREED,
  /** The vehicle did not keep to the dialog; it gets nothing until it is plugged in or authorized again. */
  STOPPED
}
