package org.tidegate.app.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML file, with the line it starts in. */
sealed interface YamlNode {
  int line();

  /** What kind of value it is, for messages. */
  String kind();

  /** A single value as it is written: what it means is for its reader to say. */
  record Scalar(int line, String text) implements YamlNode {
    @Override
    public String kind() {
      return "\"" + text + "\"";
    }
  }

  /** A key without a value. */
  record Nothing(int line) implements YamlNode {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** Values in order. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Values by key, in the order of the file. */
  record Mapping(int line, Map<String, Entry> entries) implements YamlNode {
    static Mapping empty() {
      return new Mapping(0, new LinkedHashMap<>());
    }

    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /**
   * A key's value.
   *
   * @param line of the key
   */
  record Entry(int line, YamlNode value) {}
}
