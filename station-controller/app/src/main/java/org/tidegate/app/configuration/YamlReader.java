package org.tidegate.app.configuration;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.tidegate.app.configuration.YamlNode.Entry;
import org.tidegate.app.configuration.YamlNode.Mapping;
import org.tidegate.app.configuration.YamlNode.Nothing;
import org.tidegate.app.configuration.YamlNode.Scalar;
import org.tidegate.app.configuration.YamlNode.Sequence;

/**
 * Reads YAML into nodes that know their lines; a key that stands twice is a mistake, and so are aliases, which would
 * hide what holds where. Used by one thread.
 */
final class YamlReader {
  private static final int DEEPEST = 20;

  private final Mistakes mistakes;

  YamlReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The file's keys; none for an empty file or one that is no YAML. */
  Mapping read(String text) {
    try (var parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        return Mapping.empty();
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        mistakes.add(line(parser), "", "there are no keys", "write key: value lines, as in the example");
        return Mapping.empty();
      }
      var root = mapping(parser, "");
      if (parser.nextToken() != null) {
        mistakes.add(line(parser), "", "a second document starts here", "write one document only");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      mistakes.add(line, "", "this is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("unreadable"),
          "check indentation, quotes and colons");
      return Mapping.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
  }

  private YamlNode value(YAMLParser parser, String path) throws IOException {
    if (parser.isCurrentAlias()) {
      mistakes.add(line(parser), path, "aliases are not understood", "write the value again");
      return new Nothing(line(parser));
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, path);
      case START_ARRAY -> sequence(parser, path);
      case VALUE_NULL -> new Nothing(line(parser));
      default -> new Scalar(line(parser), parser.getText());
    };
  }

  private Mapping mapping(YAMLParser parser, String path) throws IOException {
    checkDepth(parser, path);
    var entries = new LinkedHashMap<String, Entry>();
    int start = line(parser);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int line = line(parser);
      var key = parser.currentName();
      var keyPath = path.isEmpty() ? key : path + "." + key;
      parser.nextToken();
      var earlier = entries.putIfAbsent(key, new Entry(line, value(parser, keyPath)));
      if (earlier != null) {
        mistakes.add(line, keyPath, "this key stands in line " + earlier.line() + " already", "keep one of them");
      }
    }
    return new Mapping(start, entries);
  }

  private Sequence sequence(YAMLParser parser, String path) throws IOException {
    checkDepth(parser, path);
    var items = new ArrayList<YamlNode>();
    int start = line(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, path + "[" + (items.size() + 1) + "]"));
    }
    return new Sequence(start, items);
  }

  private static void checkDepth(YAMLParser parser, String path) throws IOException {
    if (parser.getParsingContext().getNestingDepth() > DEEPEST) {
      throw new JsonParseException(parser, path + " is nested too deeply");
    }
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
