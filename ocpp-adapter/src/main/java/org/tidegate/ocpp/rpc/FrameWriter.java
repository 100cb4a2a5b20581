package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes frames around payloads that are JSON already (OCPP 2.0.1 Part 4, 4.2). Safe from any thread. */
public final class FrameWriter {
  private FrameWriter() {}

  static String call(String id, String action, String payload) {
    return "[" + FrameReader.CALL + "," + quoted(id) + "," + quoted(action) + "," + payload + "]";
  }

  /** A CALLRESULT. */
  public static String result(String id, String payload) {
    return "[" + FrameReader.CALL_RESULT + "," + quoted(id) + "," + payload + "]";
  }

  /** A CALLERROR without details; a description has at most 255 characters. */
  public static String error(String id, ErrorCode code, String description) {
    return "[" + FrameReader.CALL_ERROR + "," + quoted(id) + ",\"" + code + "\"," + quoted(description) + ",{}]";
  }

  /** OCPP 2.1 Part 4, 4.2.3. */
  static String resultError(String id, ErrorCode code, String description) {
    return "[" + FrameReader.CALL_RESULT_ERROR + "," + quoted(id) + ",\"" + code + "\"," + quoted(description) + ",{}]";
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
