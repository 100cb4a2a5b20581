package org.tidegate.hardware.simulator.modbus;

import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsResponse;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import java.util.Map;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.simulator.modbus.RegisterDevice.Refused;

/** Gives each request to the device with its unit's address; who is not there says nothing. Safe from any thread. */
public final class DeviceServices implements ModbusServices {
  private static final int READ_COILS = 1;
  private static final int READ_DISCRETE = 2;
  private static final int READ_HOLDING = 3;
  private static final int READ_INPUT = 4;
  private static final int WRITE_SEVERAL = 16;

  private final Map<Integer, RegisterDevice> devices;

  /** The devices by their units' addresses. */
  public DeviceServices(Map<Integer, RegisterDevice> devices) {
    this.devices = Map.copyOf(devices);
  }

  @Override
  public ReadCoilsResponse readCoils(ModbusRequestContext context, int unitId, ReadCoilsRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    return new ReadCoilsResponse(packed(ask(unitId, READ_COILS,
        device -> device.read(Table.COIL, request.address(), request.quantity()))));
  }

  @Override
  public ReadDiscreteInputsResponse readDiscreteInputs(ModbusRequestContext context, int unitId,
      ReadDiscreteInputsRequest request) throws ModbusResponseException, UnknownUnitIdException {
    return new ReadDiscreteInputsResponse(packed(ask(unitId, READ_DISCRETE,
        device -> device.read(Table.DISCRETE, request.address(), request.quantity()))));
  }

  @Override
  public ReadHoldingRegistersResponse readHoldingRegisters(ModbusRequestContext context, int unitId,
      ReadHoldingRegistersRequest request) throws ModbusResponseException, UnknownUnitIdException {
    return new ReadHoldingRegistersResponse(bytes(ask(unitId, READ_HOLDING,
        device -> device.read(Table.HOLDING, request.address(), request.quantity()))));
  }

  @Override
  public ReadInputRegistersResponse readInputRegisters(ModbusRequestContext context, int unitId,
      ReadInputRegistersRequest request) throws ModbusResponseException, UnknownUnitIdException {
    return new ReadInputRegistersResponse(bytes(ask(unitId, READ_INPUT,
        device -> device.read(Table.INPUT, request.address(), request.quantity()))));
  }

  @Override
  public WriteMultipleRegistersResponse writeMultipleRegisters(ModbusRequestContext context, int unitId,
      WriteMultipleRegistersRequest request) throws ModbusResponseException, UnknownUnitIdException {
    ask(unitId, WRITE_SEVERAL, device -> {
      device.write(request.address(), words(request.values()));
      return request;
    });
    return new WriteMultipleRegistersResponse(request.address(), request.quantity());
  }

  private <T> T ask(int unitId, int function, Request<T> request)
      throws ModbusResponseException, UnknownUnitIdException {
    RegisterDevice device = devices.get(unitId);
    if (device == null) {
      throw new UnknownUnitIdException(unitId);
    }
    try {
      return request.send(device);
    } catch (Refused refused) {
      if (refused.code() == 0) {
        throw new UnknownUnitIdException(unitId);
      }
      throw new ModbusResponseException(function, refused.code());
    }
  }

  private static byte[] bytes(int[] words) {
    byte[] bytes = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[2 * i] = (byte) (words[i] >> 8);
      bytes[2 * i + 1] = (byte) words[i];
    }
    return bytes;
  }

  /** Eight bits to a byte, the first one lowest: Modbus application protocol 6.1. */
  private static byte[] packed(int[] bits) {
    byte[] bytes = new byte[(bits.length + 7) / 8];
    for (int i = 0; i < bits.length; i++) {
      bytes[i / 8] |= (byte) (bits[i] << i % 8);
    }
    return bytes;
  }

  private static int[] words(byte[] bytes) {
    int[] words = new int[bytes.length / 2];
    for (int i = 0; i < words.length; i++) {
      words[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
    }
    return words;
  }

  /** One request to a device. */
  private interface Request<T> {
    T send(RegisterDevice device) throws Refused;
  }
}
