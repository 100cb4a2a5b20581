package org.tidegate.app.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Timer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The house rules of all modules on the class path. */
class DependencyRulesTest {
  private static final String DOMAIN = "org.tidegate.domain..";
  private static final String[] PROGRAMS = {"org.tidegate.app..", "org.tidegate.demo.."};

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages("org.tidegate");
    assertThat(classes.contain("org.tidegate.domain.port.StationLoop")).isTrue();
    assertThat(classes.contain("org.tidegate.app.loop.ThreadStationLoop")).isTrue();
  }

  @Test
  void domain_anyClass_knowsJavaAndSlf4jOnly() {
    classes().that().resideInAPackage(DOMAIN).should()
        .onlyDependOnClassesThat().resideInAnyPackage(DOMAIN, "java..", "org.slf4j..", "org.jspecify..").check(classes);
  }

  @ParameterizedTest
  @CsvSource({"org.tidegate.ocpp.., org.tidegate.hmi.., org.tidegate.hardware..",
      "org.tidegate.hmi.., org.tidegate.ocpp.., org.tidegate.hardware..",
      "org.tidegate.hardware.., org.tidegate.ocpp.., org.tidegate.hmi.."})
  void adapter_anyClass_knowsNoOtherAdapterAndNoProgram(String adapter, String other, String another) {
    noClasses().that().resideInAPackage(adapter).should().dependOnClassesThat(
        resideInAnyPackage(other, another, PROGRAMS[0], PROGRAMS[1])).allowEmptyShould(true).check(classes);
  }

  @Test
  void app_anyClass_doesNotKnowTheDemo() {
    noClasses().that().resideInAPackage("org.tidegate.app..").should()
        .dependOnClassesThat().resideInAPackage("org.tidegate.demo..").check(classes);
  }

  /** So that its major version can be exchanged in one place. */
  @Test
  void outsideOfThePins_anyClass_doesNotKnowPi4j() {
    noClasses().that().resideOutsideOfPackage("org.tidegate.hardware.pi..").should()
        .dependOnClassesThat().resideInAPackage("com.pi4j..").check(classes);
  }

  @Test
  void outsideOfPrograms_anyClass_takesTimeFromTheLoop() {
    noClasses().that().resideOutsideOfPackages(PROGRAMS).should().accessTargetWhere(ownTime()).check(classes);
  }

  @Test
  void outsideOfPrograms_anyClass_neverSleeps() {
    noClasses().that().resideOutsideOfPackages(PROGRAMS).should().accessTargetWhere(sleep()).check(classes);
  }

  @Test
  void rules_onAProgramThatBreaksThem_find() {
    assertThat(noClasses().should().accessTargetWhere(ownTime()).evaluate(classes).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("ThreadStationLoop.nanoTime()"));
  }

  private static DescribedPredicate<JavaAccess<?>> ownTime() {
    return describe("a clock or timer of its own", access -> {
      var owner = access.getTargetOwner();
      var name = access.getName();
      return owner.getPackageName().equals("java.time") && name.equals("now") && takesNoClock(access)
          || owner.isEquivalentTo(System.class) && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
          || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
          || owner.isEquivalentTo(Timer.class);
    });
  }

  private static boolean takesNoClock(JavaAccess<?> access) {
    return !access.getTarget().getFullName().contains("java.time.Clock");
  }

  private static DescribedPredicate<JavaAccess<?>> sleep() {
    return describe("Thread.sleep or TimeUnit.sleep", access -> access.getName().equals("sleep")
        && access.getTargetOwner().getPackageName().startsWith("java."));
  }
}
