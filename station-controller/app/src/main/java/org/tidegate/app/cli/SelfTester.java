package org.tidegate.app.cli;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.selftest.SelfTestReport;

/** Tests a station's devices. */
@FunctionalInterface
public interface SelfTester {
  /**
   * Tests one EVSE; takes minutes, and waits for people before.
   *
   * @param toldToEnd comes when the process is told to end: then all power does, and the report says so
   * @param tell is told what is being done, and what is waited for
   * @throws Exception when the station can't start, or must not be tested; its message is for the operator
   */
  SelfTestReport test(StationConfiguration configuration, int evseId, CompletionStage<Void> toldToEnd,
      Consumer<String> tell) throws Exception;
}
