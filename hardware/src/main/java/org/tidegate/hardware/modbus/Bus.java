package org.tidegate.hardware.modbus;

import org.tidegate.hardware.device.Worker;

/**
 * One bus: its devices take turns on one worker, which alone touches the registers. Safe from any thread.
 *
 * @param registers for tasks of the worker only
 */
public record Bus(String name, Worker worker, Registers registers) {}
