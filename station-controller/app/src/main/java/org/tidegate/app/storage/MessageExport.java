package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.ocpp.interchange.OwnMessage;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.translate.InterchangeMessages;

/**
 * Writes what a central system should have got of our own messages and has not taken, oldest first, as JSON Lines. The folder
 * may belong to a running station: it is only read.
 */
public final class MessageExport {
  private static final String WAITING = "SELECT id, kind, body FROM message WHERE lane = '" + Lane.INTERCHANGE.name()
      + "' ORDER BY id";

  private final Path database;

  /** An export of this storage folder. */
  public MessageExport(Path folder) {
    this.database = StorageFolder.databaseIn(folder);
  }

  /**
   * Writes {@code {"id", "messageId", "data"}} for each; the data is that of the message.
   *
   * @return how many
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public long write(Appendable out) throws IOException {
    if (!Files.isReadable(database)) {
      throw new StorageRefused(database + " is not there or can't be read; name the station's storage folder");
    }
    try (var connection = StationDatabase.openReadOnly(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(WAITING)) {
      long count = 0;
      while (row.next()) {
        long id = row.getLong("id");
        var message = InterchangeMessages
            .write(StoredMessage.read(row.getString("kind"), row.getString("body"), "message " + id));
        if (message.isPresent()) {
          out.append(line(id, message.get())).append('\n');
          count++;
        }
      }
      return count;
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  private static String line(long id, OwnMessage message) {
    return OcppJson.mapper().createObjectNode().put("id", id).put("messageId", message.id())
        .set("data", message.data()).toString();
  }
}
