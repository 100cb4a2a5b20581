package org.tidegate.app.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Parameters of a statement. */
final class Bind {
  private Bind() {}

  /** Sets all parameters, in their order. */
  static void all(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
