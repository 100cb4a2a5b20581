package org.tidegate.app.packaging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Records and switches by type of the package do what Java's own would: systemd/CallSites.java as the package's build calls it. */
class CallSitesTest {
  private static final String RECORDS = """
      package own;
      import java.util.*;
      import java.util.function.*;
      public class Records implements Supplier<String> {
        record Numbers(byte b, short s, char c, int i, long l, float f, double d, boolean z) {}
        record Things(String text, List<?> list, int[] array, Things inside) {}
        record Nothing() {}
        record Box<T>(T it) {}
        record Other(Object it) {}
        record Loud(String word) { public String word() { return word.toUpperCase(Locale.ROOT); } }
        record Half(int one, int other) {
          public boolean equals(Object o) { return o instanceof Half half && half.one == one; }
          public int hashCode() { return one; }
        }
        interface Within { record Deep(double x) {} }
        static final class Angry {
          public boolean equals(Object o) { throw new IllegalStateException("equals"); }
          public int hashCode() { throw new IllegalStateException("hashCode"); }
          public String toString() { return null; }
        }
        public String get() {
          record Local(long far, Object what) {}
          var angry = new Angry();
          int[] array = {1};
          var all = new ArrayList<>(List.of(new Nothing(), new Nothing(), new Box<>("x"), new Box<>(null), new Other("x"), new Loud("quiet"),
              new Loud("QUIET"), new Half(1, 2), new Half(1, 3), new Within.Deep(0.1), new Local(1L << 40, "w"), new Local(1L << 40, "w"),
              new Things("t", List.of(1), null, null), new Things(new String("t"), List.of(1), null, null), new Things(null, null, null, null),
              new Things("t", List.of(1), null, new Things("u", List.of(), null, null)), new Box<>(angry), new Box<>(angry), new Box<>(new Angry()),
              new Numbers((byte) -1, (short) -2, 'c', -3, -4L, -5.5f, -6.5, true)));
          for (int one = 0; one < 8; one++) {
            for (int value = 0; value < 4; value++) {
              all.add(new Numbers((byte) (one == 0 ? 7 : 0), (short) (one == 1 ? 300 : 0), one == 2 ? '\\uffff' : 'a', one == 3 ? Integer.MIN_VALUE : 0,
                  one == 4 ? Long.MIN_VALUE + value : 0, one == 5 ? new float[]{Float.NaN, Float.NaN, -0f, 0f}[value] : 0f,
                  one == 6 ? new double[]{Double.NaN, Double.NaN, -0.0, 0.0}[value] : 0.0, one == 7));
            }
          }
          var said = new StringBuilder();
          for (Object a : all) {
            said.append(told(a::toString)).append(' ').append(told(a::hashCode)).append(' ').append(a.equals(null)).append(a.equals("x"));
            for (Object b : all) { said.append(' ').append(told(() -> a.equals(b))); }
            said.append('\\n');
          }
          var arrays = new Things("t", null, array, null);
          return said + "" + arrays.equals(new Things("t", null, array, null)) + arrays.equals(new Things("t", null, array.clone(), null))
              + (arrays.hashCode() == ((31 * "t".hashCode() * 31 + array.hashCode()) * 31));
        }
        private static String told(Supplier<?> what) {
          try { return what.get().toString(); } catch (IllegalStateException e) { return "thrown " + e.getMessage(); }
        }
      }
      """;
  private static final String SWITCHES = """
      package own;
      import java.util.*;
      import java.util.function.*;
      public class Switches implements Supplier<String> {
        sealed interface Shape permits Circle, Square, Colour {}
        record Circle(int radius) implements Shape {}
        record Square(Object side) implements Shape {}
        enum Colour implements Shape { RED, BLUE }
        interface Asked { default String asked(Object o) { return switch (o) { case Circle c -> "asked circle"; default -> "asked"; }; } }
        static String kind(Object o) {
          return switch (o) {
            case null -> "null";
            case String s when s.isEmpty() -> "empty";
            case String s when s.length() > 3 -> "long " + s;
            case String s -> s;
            case Integer i when i > 5 -> "big";
            case int[] a -> "ints " + a.length;
            case Object[] a -> "objects " + a.length;
            case Square(String side) -> "named " + side;
            case Square(Integer side) when side > 2 -> "wide";
            case Square(Square(Object side)) -> "square in a square " + side;
            case Shape s -> "shape";
            case Number n -> "number";
            case CharSequence c -> "letters";
            default -> "other";
          };
        }
        static String shape(Shape shape) {
          return switch (shape) { case Circle c -> "circle" + c.radius(); case Square s -> "square"; case Colour c -> "colour"; };
        }
        static String thing(Object o) { return switch (o) { case null -> "none"; default -> "some"; }; }
        static String byText(String s) { return switch (s) { case "a" -> "A"; case String t when t.length() > 1 -> "more"; case String t -> "one"; }; }
        static String byNumber(Integer n) { return switch (n) { case 1 -> "one"; case Integer i when i > 5 -> "many"; case Integer i -> "few"; }; }
        static String byConstant(Shape s) { return switch (s) { case Colour.RED -> "red"; case Colour c -> "blue"; case Shape t -> "shape"; }; }
        static String byEnum(Colour c) { return switch (c) { case RED -> "red"; case Colour d when d.ordinal() > 5 -> "far"; case Colour d -> "near"; }; }
        public String get() {
          var said = new ArrayList<String>();
          for (Object o : new Object[]{null, "", "abc", "abcd", 5, 6, 7L, new int[2], new String[3], new int[1][1], new Square("s"), new Square(1),
              new Square(3), new Square(new Square(null)), new Square(null), new Circle(4), Colour.RED, Colour.BLUE, 'c', new StringBuilder(), 1.5}) {
            said.add(kind(o) + "," + thing(o) + "," + (o == null ? "" : new Asked() {}.asked(o)));
            if (o instanceof Shape s) { said.add(shape(s) + byConstant(s)); }
            if (o instanceof String s) { said.add(byText(s)); }
            if (o instanceof Integer i) { said.add(byNumber(i)); }
            if (o instanceof Colour c) { said.add(byEnum(c)); }
          }
          for (Supplier<String> wants : List.<Supplier<String>>of(() -> shape(null), () -> new Asked() {}.asked(null))) {
            try { said.add(wants.get()); } catch (NullPointerException e) { said.add("none of null"); }
          }
          return String.join("|", said);
        }
      }
      """;
  private static final String[] JAVA = {"ObjectMethods", "SwitchBootstraps"};

  @TempDir
  Path folder;

  private CompiledClasses classes;

  @BeforeEach
  void compile() throws Exception {
    classes = new CompiledClasses(folder, Map.of("own/Records", RECORDS, "own/Switches", SWITCHES));
  }

  @Test
  void records_saySameAndEqualSame() throws Exception {
    var before = classes.said("own.Records");
    assertThat(before).contains("Numbers[b=-1, s=-2, c=c, i=-3, l=-4, f=-5.5, d=-6.5, z=true] ", "Deep[x=0.1] ",
        "Local[far=", "thrown equals",
        "thrown hashCode", "Box[it=null]", "Nothing[] 0", "Loud[word=quiet]").endsWith("truefalsetrue");
    run("own");
    assertThat(classes.said("own.Records")).isEqualTo(before);
  }

  @Test
  void switches_chooseTheSame() throws Exception {
    var before = classes.said("own.Switches");
    assertThat(before).contains("null,none,|empty,some,asked|", "long abcd", "big,", "ints 2", "objects 3", "objects 1",
        "named s", "wide",
        "square in a square null", "asked circle", "letters", "other", "circle4shape", "colourred",
        "none of null|none of null");
    run("own");
    assertThat(classes.said("own.Switches")).isEqualTo(before);
  }

  @Test
  void nothingIsLeftToJava_butWhatRecordsDeclareAndSwitchesByMoreThanTypes() throws Exception {
    assertThat(classes.madeByJava("own/Records$Numbers", JAVA)).containsExactlyInAnyOrder("equals", "hashCode",
        "toString");
    assertThat(classes.madeByJava("own/Records$Half", JAVA)).containsExactly("toString");
    assertThat(classes.madeByJava("own/Switches$Asked", JAVA)).hasSize(1);
    assertThat(classes.madeByJava("own/Switches", JAVA)).hasSizeGreaterThan(6);
    assertThat(run("own")).contains("; 4 left as they are");
    for (var name : new String[]{"Records$Numbers", "Records$Half", "Records$Nothing", "Records$1Local",
        "Records$Within$Deep", "Switches$Asked"}) {
      assertThat(classes.madeByJava("own/" + name, JAVA)).as(name).isEmpty();
    }
    // By texts, by numbers, and by constants in two ways.
    assertThat(classes.madeByJava("own/Switches", JAVA)).hasSize(4);
  }

  @Test
  void classesOutsideOfTheFolderNamed_areLeftAlone() throws Exception {
    var numbers = Files.readAllBytes(classes.resolve("own/Records$Numbers.class"));
    Files.createDirectory(classes.resolve("other"));
    run("other");
    assertThat(classes.resolve("own/Records$Numbers.class")).hasBinaryContent(numbers);
  }

  private String run(String below) throws Exception {
    return classes.run("CallSites.java", below);
  }
}
