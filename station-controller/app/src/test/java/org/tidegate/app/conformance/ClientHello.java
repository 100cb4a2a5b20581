package org.tidegate.app.conformance;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a station begins TLS, RFC 8446 4.1.2. Immutable.
 *
 * @param suites offered, by number
 * @param versions offered, by number: 0x0303 is TLS 1.2, 0x0304 TLS 1.3
 * @param compressions offered; 0 is none
 */
record ClientHello(List<Integer> suites, List<Integer> versions, List<Integer> compressions) {
  static final int TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 = 0xC02B;
  static final int TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 = 0xC02C;
  static final int TLS_1_2 = 0x0303;
  private static final int SUPPORTED_VERSIONS = 43;

  /** Of the body of its record. */
  static ClientHello read(byte[] record) {
    var in = ByteBuffer.wrap(record);
    in.position(4);
    int legacy = in.getShort() & 0xffff;
    skip(in, 32);
    skip(in, in.get() & 0xff);
    var suites = shorts(in, in.getShort() & 0xffff);
    var compressions = new ArrayList<Integer>();
    for (int left = in.get() & 0xff; left > 0; left--) {
      compressions.add(in.get() & 0xff);
    }
    List<Integer> versions = List.of(legacy);
    in.getShort();
    while (in.hasRemaining()) {
      int type = in.getShort() & 0xffff;
      int length = in.getShort() & 0xffff;
      if (type == SUPPORTED_VERSIONS) {
        versions = shorts(in, in.get() & 0xff);
      } else {
        skip(in, length);
      }
    }
    return new ClientHello(suites, versions, compressions);
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }

  private static List<Integer> shorts(ByteBuffer in, int bytes) {
    var numbers = new ArrayList<Integer>();
    for (int left = bytes; left > 0; left -= 2) {
      numbers.add(in.getShort() & 0xffff);
    }
    return numbers;
  }
}
