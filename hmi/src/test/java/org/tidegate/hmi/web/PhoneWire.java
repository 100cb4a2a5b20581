package org.tidegate.hmi.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A phone by hand: its cookie, and its forms as the page gives them. */
record PhoneWire(Wire wire, String cookie) {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([A-Za-z0-9_-]+)\"");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");

  /** Comes in by this code. */
  static PhoneWire claim(Wire wire, String code, String... headers) throws IOException {
    var reply = tryToClaim(wire, code, headers);
    if (reply.status() != 303) {
      throw new AssertionError("the code was refused: " + reply.status());
    }
    return new PhoneWire(wire, reply.headers().get("set-cookie").split(";", 2)[0]);
  }

  static Wire.Reply tryToClaim(Wire wire, String code, String... headers) throws IOException {
    return wire.form("/s/claim", "code=" + code, with(origin(wire), headers));
  }

  static String origin(Wire wire) {
    return "Origin: http://127.0.0.1:" + wire.port();
  }

  Wire.Reply get(String path) throws IOException {
    return wire.get(path, "Cookie: " + cookie);
  }

  /** Sends a form with what the newest page says. */
  Wire.Reply act(String word, String fields) throws IOException {
    return act(word, fields, version());
  }

  Wire.Reply act(String word, String fields, String version) throws IOException {
    return wire.form("/s/" + word, "csrf=" + csrf() + "&version=" + version + "&" + fields, origin(wire),
        "Cookie: " + cookie);
  }

  String csrf() throws IOException {
    return found(CSRF);
  }

  String version() throws IOException {
    return found(VERSION);
  }

  private String found(Pattern pattern) throws IOException {
    var matcher = pattern.matcher(get("/s/").body());
    if (!matcher.find()) {
      throw new AssertionError("the page has no " + pattern);
    }
    return matcher.group(1);
  }

  private static String[] with(String first, String... more) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
