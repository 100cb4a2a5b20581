package org.tidegate.hardware.modbus.sunspec;

/**
 * Where points stand in the models that are used here, counted from a model's identifier, and what their values mean;
 * SunSpec DER Information Model Specification 1.2. Pure.
 */
public final class Models {
  /** What stands before the first model: the letters SunS. */
  public static final int[] MARK = {0x5375, 0x6E53};
  /** Where a device map may begin, SunSpec Device Information Model Specification 6.2; the usual one first. */
  public static final int[] BASES = {40_000, 0, 50_000};
  /** Identifier of the model that ends the map. */
  public static final int END = 0xFFFF;

  /** Registers of a model's identifier and length. */
  public static final int HEADER = 2;

  private Models() {}

  /** Model 1, who the device is. */
  public static final class Common {
    /** Its identifier. */
    public static final int ID = 1;
    /** Registers that follow the header. */
    public static final int LENGTH = 66;
    /** Manufacturer, text. */
    public static final int MANUFACTURER = 2;
    /** Model, text. */
    public static final int MODEL = 18;
    /** Version, text. */
    public static final int VERSION = 42;
    /** Serial number, text. */
    public static final int SERIAL = 50;
    /** Registers of a long text. */
    public static final int LONG = 16;
    /** Registers of a short text. */
    public static final int SHORT = 8;

    private Common() {}
  }

  /** Model 701, what is measured on the grid's side. Power into the grid is positive. */
  public static final class Measurement {
    /** Its identifier. */
    public static final int ID = 701;
    /** Registers that follow the header. */
    public static final int LENGTH = 153;
    /** Operating state of the inverter, enum16. */
    public static final int STATE = 4;
    /** Whether it is connected to the grid, enum16: 0 or 1. */
    public static final int CONNECTED = 5;
    /** Alarms, bitfield32. */
    public static final int ALARMS = 6;
    /** Active power, int16, W. */
    public static final int WATTS = 10;
    /** Voltage to neutral, uint16, V. */
    public static final int VOLTS = 16;
    /** Grid frequency, uint32, Hz. */
    public static final int HERTZ = 17;
    /** Registers up to here change all the time. */
    public static final int READ = 19;
    /** Scale factor of volts. */
    public static final int VOLTS_SCALE = 114;
    /** Scale factor of hertz. */
    public static final int HERTZ_SCALE = 115;
    /** Scale factor of watts. */
    public static final int WATTS_SCALE = 116;

    private Measurement() {}
  }

  /** Model 702, what the device can do. */
  public static final class Capacity {
    /** Its identifier. */
    public static final int ID = 702;
    /** Registers that follow the header. */
    public static final int LENGTH = 50;
    /** Rated active power, uint16. */
    public static final int RATED = 2;
    /** Rated charging power, uint16. */
    public static final int RATED_CHARGE = 10;
    /** Rated discharging power, uint16. */
    public static final int RATED_DISCHARGE = 11;
    /** Most active power as set, uint16. */
    public static final int MOST = 26;
    /** Most charging power as set, uint16. */
    public static final int MOST_CHARGE = 34;
    /** Most discharging power as set, uint16. */
    public static final int MOST_DISCHARGE = 35;
    /** Scale factor of watts. */
    public static final int WATTS_SCALE = 45;

    private Capacity() {}
  }

  /** Model 703, whether it may enter service. */
  public static final class Service {
    /** Its identifier. */
    public static final int ID = 703;
    /** Registers that follow the header. */
    public static final int LENGTH = 17;
    /** Whether it may, enum16: 0 or 1. */
    public static final int PERMITTED = 2;

    private Service() {}
  }

  /** Model 704, what it is told to do. Power into the grid is positive. */
  public static final class Control {
    /** Its identifier. */
    public static final int ID = 704;
    /** Registers that follow the header. */
    public static final int LENGTH = 65;
    /** Whether the power into the grid is limited, enum16: 0 or 1. */
    public static final int LIMIT_ENABLED = 14;
    /** The most power into the grid, uint16, percent of {@link Capacity#MOST}. */
    public static final int LIMIT_PERCENT = 15;
    /** Whether the active power is set, enum16: 0 or 1. */
    public static final int ENABLED = 22;
    /** In which unit it is set, enum16. */
    public static final int MODE = 23;
    /** The active power, int32. */
    public static final int WATTS = 24;
    /** The active power once the reversion timer ran out, int32. */
    public static final int REVERSION_WATTS = 26;
    /** The same as the two above in percent, int16 each; not used. */
    public static final int PERCENT = 28;
    /** Whether the active power is set once the reversion timer ran out, enum16. */
    public static final int REVERSION_ENABLED = 30;
    /** How long the reversion timer runs, uint32, s. */
    public static final int REVERSION_SECONDS = 31;
    /** How long it still runs, uint32, s. */
    public static final int REVERSION_LEFT = 33;
    /** The first register after those of the active power. */
    public static final int WATTS_END = 35;
    /** Scale factor of the limit. */
    public static final int LIMIT_SCALE = 54;
    /** Scale factor of watts. */
    public static final int WATTS_SCALE = 55;
    /** Value of {@link #MODE}: watts. */
    public static final int IN_WATTS = 1;

    private Control() {}
  }

  /** Model 713, a battery: the vehicle's, or one of the building. */
  public static final class Storage {
    /** Its identifier. */
    public static final int ID = 713;
    /** Registers that follow the header. */
    public static final int LENGTH = 7;
    /** Capacity, uint16, Wh. */
    public static final int CAPACITY = 2;
    /** State of charge, uint16, percent. */
    public static final int STATE_OF_CHARGE = 4;
    /** State of health, uint16, percent. */
    public static final int STATE_OF_HEALTH = 5;
    /** 0 well, 1 warning, 2 error, enum16. */
    public static final int STATUS = 6;
    /** Scale factor of watt-hours. */
    public static final int WATT_HOURS_SCALE = 7;
    /** Scale factor of percents. */
    public static final int PERCENT_SCALE = 8;
    /** Value of {@link #STATUS}: error. */
    public static final int ERROR = 2;

    private Storage() {}
  }

  /** Model 714, what is measured on the vehicle's side. */
  public static final class DirectCurrent {
    /** Its identifier. */
    public static final int ID = 714;
    /** Registers that follow the header, without ports. */
    public static final int LENGTH = 18;
    /** Which ports have an alarm, bitfield32; the first one is bit 0. */
    public static final int PORT_ALARMS = 2;
    /** How many ports there are, uint16. */
    public static final int PORT_COUNT = 4;
    /** The first port; the others follow it. */
    public static final int PORTS = HEADER + LENGTH;
    /** Registers of each port. */
    public static final int PORT_LENGTH = 25;
    /** Alarms of a port, bitfield32, counted from where it begins. */
    public static final int PORT_ALARM = 23;

    private DirectCurrent() {}
  }
}
