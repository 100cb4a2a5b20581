package org.tidegate.hmi.page;

import org.tidegate.hmi.text.Texts;

/**
 * One page as it is sent. Immutable.
 *
 * @param texts of the person's language
 * @param title of the document
 * @param screen spelling of the screen
 * @param path its own address
 * @param home where it leads when left alone
 * @param live where its changes are told; empty when nothing on it changes
 * @param notice said once, above all; empty for none
 * @param main the part that is kept live
 */
public record Page(
    Texts texts, String title, String screen, String path, String home, String live, String notice, Html main) {
  /** The same with something to say. */
  public Page saying(String words) {
    return new Page(texts, title, screen, path, home, live, words, main);
  }
}
