package org.tidegate.hardware.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds frames in a stream of bytes that may begin anywhere and be damaged anywhere. For one thread; bounded. */
final class FrameReader {
  private final byte[] pending = new byte[Frame.LONGEST];
  private int length;
  private boolean tooLong;
  private long damaged;

  /** The frames that end in these bytes. */
  List<Frame> take(byte[] bytes) {
    List<Frame> frames = new ArrayList<>();
    for (byte next : bytes) {
      if (next != 0) {
        put(next);
      } else if (length > 0 || tooLong) {
        end(frames);
      }
    }
    return frames;
  }

  /** How many were damaged. */
  long damaged() {
    return damaged;
  }

  private void put(byte next) {
    if (length == pending.length) {
      tooLong = true;
    } else {
      pending[length++] = next;
    }
  }

  private void end(List<Frame> frames) {
    var frame = tooLong ? Optional.<Frame>empty() : Frame.decoded(Arrays.copyOf(pending, length));
    frame.ifPresentOrElse(frames::add, () -> damaged++);
    length = 0;
    tooLong = false;
  }
}
