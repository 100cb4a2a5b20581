package org.tidegate.app.packaging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The package's own classes for lambdas do what Java's would: systemd/Lambdas.java as the package's build calls it. */
class LambdasTest {
  /** One of each that the compiler makes: what is kept, what is called, and what becomes of its types on the way. */
  private static final String EVERY_KIND = """
      package own;
      import java.util.*;
      import java.util.function.*;
      public class Every extends own.other.Above implements Supplier<String> {
        private int count = 3;
        private final List<String> said = new ArrayList<>();
        public String get() {
          String text = "t"; int i = 1; long l = 2L; double d = 3.5; float f = 4.5f; byte b = 5; char c = 'c'; boolean z = true; short s = 6;
          say(() -> text + i + l + d + f + b + c + z + s + count);
          say(() -> "nothing kept");
          say(this::secret);
          say(Every::secretOfAll);
          say(super::above);
          say(inherited());
          Function<String, Integer> length = String::length;
          ToLongFunction<Integer> widened = Integer::intValue;
          IntFunction<Long> boxed = x -> (long) x * l;
          Function<Integer, Object> object = x -> x + i;
          LongBinaryOperator sum = Math::addExact;
          Supplier<List<String>> made = ArrayList::new;
          IntFunction<int[]> array = int[]::new;
          Function<String, Hidden> hidden = Hidden::new;
          BiFunction<Hidden, Integer, Character> unboxed = Hidden::at;
          Consumer<List<String>> forgets = list -> list.add("forgotten answer");
          Consumer<String> forgetsToo = said::add;
          UnaryOperator<String> twice = x -> x + x;
          DoubleSupplier half = () -> d / 2;
          Comparator<String> order = Comparator.comparing(String::length);
          var list = made.get();
          forgets.accept(list);
          forgetsToo.accept("one of said");
          say(() -> length.apply("four") + " " + widened.applyAsLong(7) + " " + boxed.apply(8) + " " + object.apply(9) + " "
              + sum.applyAsLong(1, 2) + list + array.apply(3).length + unboxed.apply(hidden.apply("hidden"), 2) + twice.apply("x")
              + half.getAsDouble() + order.compare("a", "bb") + Base.said().get());
          Runnable throwing = () -> { throw new IllegalStateException("thrown on"); };
          try { throwing.run(); } catch (IllegalStateException e) { said.add(e.getMessage()); }
          try { ((Function) length).apply(1); } catch (ClassCastException e) { said.add("not a text"); }
          return String.join("|", said) + new Below().told() + new Inner().told();
        }
        private void say(Supplier<String> words) { said.add(words.get()); }
        private String secret() { return "secret" + count; }
        private static String secretOfAll() { return "secret of all"; }
        interface Base {
          static Supplier<String> said() { return () -> "from an interface"; }
        }
        private static final class Hidden {
          private final String text;
          private Hidden(String text) { this.text = text; }
          private char at(int index) { return text.charAt(index); }
        }
        private static class Same { private String word() { return "above"; } Supplier<String> word2() { return this::word; } }
        private static class Below extends Same {
          private String word() { return "below"; }
          String told() { Supplier<String> mine = this::word; return mine.get() + word2().get(); }
        }
        private class Inner { String told() { Supplier<String> count = () -> "inner" + Every.this.count; return count.get(); } }
      }
      """;
  private static final String ABOVE = """
      package own.other;
      import java.util.function.Supplier;
      public class Above {
        protected String above() { return "above"; }
        protected Supplier<String> inherited() { return () -> "inherited"; }
      }
      """;

  @TempDir
  Path folder;

  private CompiledClasses classes;

  @BeforeEach
  void compile() throws Exception {
    classes = new CompiledClasses(folder, Map.of("own/Every", EVERY_KIND, "own/other/Above", ABOVE));
  }

  @Test
  void everyKind_doesWhatJavasOwnDoes() throws Exception {
    var before = said();
    assertThat(before).contains("t123.54.55ctrue63|nothing kept|secret3|secret of all|above|inherited|", "thrown on");
    run("own");
    assertThat(said()).isEqualTo(before);
  }

  @Test
  void everyLambda_hasAClassOfItsOwn() throws Exception {
    assertThat(javasOwn("own/Every")).isGreaterThan(20);
    assertThat(run("own")).contains(" left as they are");
    // An array's constructor is none, and is a lambda to the compiler; what overrides or is overridden stays where it is.
    assertThat(javasOwn("own/Every")).isZero();
    assertThat(javasOwn("own/other/Above")).isZero();
    assertThat(javasOwn("own/Every$Below")).isEqualTo(1);
    assertThat(javasOwn("own/Every$Same")).isEqualTo(1);
  }

  @Test
  void classesOutsideOfTheFolderNamed_areLeftAlone() throws Exception {
    var every = Files.readAllBytes(classes.resolve("own/Every.class"));
    run("own/other");
    assertThat(classes.resolve("own/Every.class")).hasBinaryContent(every);
    assertThat(javasOwn("own/other/Above")).isZero();
  }

  private String said() throws Exception {
    return classes.said("own.Every");
  }

  private long javasOwn(String name) throws Exception {
    return classes.madeByJava(name, "LambdaMetafactory").size();
  }

  private String run(String below) throws Exception {
    return classes.run("Lambdas.java", below);
  }
}
