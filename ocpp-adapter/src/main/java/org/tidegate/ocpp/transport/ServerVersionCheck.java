package org.tidegate.ocpp.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.Consumer;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;

/**
 * Looks at the version of TLS in the server's first words (OCPP 2.0.1 A00.FR.314, A00.FR.417), then goes out of the way.
 * The JDK checks the cipher suite first, and tells of an old server that its suite is improper. I/O thread only.
 */
final class ServerVersionCheck extends ByteToMessageDecoder {
  /** RFC 5246, 6.2.1 and 7.4: record type, version and length, then handshake type and length, then the version. */
  private static final int BYTES_TO_VERSION = 9;
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int TLS_1_2 = 0x0303;

  private final Consumer<Disconnection> tooOld;

  ServerVersionCheck(Consumer<Disconnection> tooOld) {
    this.tooOld = tooOld;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.getByte(in.readerIndex()) == HANDSHAKE) {
      if (in.readableBytes() < BYTES_TO_VERSION + Short.BYTES) {
        return;
      }
      int version = in.getUnsignedShort(in.readerIndex() + BYTES_TO_VERSION);
      if (in.getByte(in.readerIndex() + 5) == SERVER_HELLO && version < TLS_1_2) {
        tooOld.accept(new Disconnection(Reason.TLS_VERSION_TOO_LOW, "server hello of version %04x".formatted(version)));
      }
    }
    out.add(in.readRetainedSlice(in.readableBytes()));
    context.pipeline().remove(this);
  }
}
