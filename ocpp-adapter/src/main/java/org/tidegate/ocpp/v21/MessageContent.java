package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A text to show. Immutable. OCPP 2.1 Part 2, 2.66.
 *
 * @param language RFC 5646 tag
 */
public record MessageContent(MessageFormatEnum format, String content, @Nullable String language,
    @Nullable CustomData customData) {
  public MessageContent {
    Check.required("format", format);
    Check.required("content", content);
    Check.maxLength("content", content, 1024);
    Check.maxLength("language", language, 8);
  }

  /** With the required fields only. */
  public static MessageContent of(MessageFormatEnum format, String content) {
    return new MessageContent(format, content, null, null);
  }
}
