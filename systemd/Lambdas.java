import java.io.IOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives the lambdas of a folder's classes classes of their own: {@code java systemd/Lambdas.java FOLDER BELOW}. Otherwise Java makes one
 * while the program runs, for each place that has a lambda. Up to {@link #TOGETHER} places of one package that make the same interface
 * share a class ({@link LambdaClass}), and the methods that it calls are not private any more. Only classes in the folder BELOW are
 * changed; what can't be reached from a class beside it is left as it is, and counted.
 */
final class Lambdas {
  /** More of them in a class are fewer classes, but a longer method, all of which is compiled as soon as one of them is busy. */
  private static final int TOGETHER = 24;

  private final OwnClasses classes;
  private final Map<LambdaSite, Place> places = new HashMap<>();
  private final Map<String, Set<String>> opened = new HashMap<>();
  private final Set<String> made = new HashSet<>();

  /** Where a lambda went: a class, and its number there. */
  private record Place(ClassDesc type, int number) {}

  private Lambdas(OwnClasses classes) {
    this.classes = classes;
  }

  public static void main(String[] arguments) throws IOException {
    var lambdas = new Lambdas(new OwnClasses(Path.of(arguments[0]), arguments[1]));
    int left = lambdas.make();
    for (var model : lambdas.classes.all()) {
      lambdas.rewrite(model);
    }
    IO.println(lambdas.places.size() + " lambdas in " + lambdas.made.size() + " classes; " + left + " left as they are");
  }

  /** Returns how many can't be made. */
  private int make() throws IOException {
    var groups = new TreeMap<String, List<LambdaSite>>();
    int left = 0;
    for (var model : classes.all()) {
      for (var site : LambdaSite.of(model)) {
        if (isReachable(site)) {
          groups.computeIfAbsent(site.group(), _ -> new ArrayList<>()).add(site);
        } else {
          left++;
        }
      }
    }
    for (var group : groups.values()) {
      for (int from = 0; from < group.size(); from += TOGETHER) {
        make(group.subList(from, Math.min(from + TOGETHER, group.size())));
      }
    }
    return left;
  }

  private void make(List<LambdaSite> sites) throws IOException {
    var first = sites.getFirst();
    var plain = first.hostPackage() + "Lambdas$" + first.type().displayName().replaceAll(".*[.$]", "");
    var name = plain;
    for (int n = 2; classes.own(name).isPresent() || !made.add(name); n++) {
      name = plain + n;
    }
    var type = ClassDesc.ofInternalName(name);
    classes.write(name, new LambdaClass(type, sites).bytes(classes.classFile()));
    for (int i = 0; i < sites.size(); i++) {
      places.put(sites.get(i), new Place(type, i));
    }
  }

  /** Whether a class beside the host can call what the lambda does, if need be after that was opened. */
  private boolean isReachable(LambdaSite site) throws IOException {
    var body = site.body();
    if (body.owner().isArray() || body.kind() == Kind.SPECIAL || body.kind() == Kind.INTERFACE_SPECIAL) {
      return false;
    }
    var found = member(OwnClasses.internal(body.owner()), body.methodName() + body.lookupDescriptor());
    if (found.isEmpty()) {
      return false;
    }
    var flags = found.get().flags();
    boolean isBeside = LambdaSite.packageOf(owner(found.get()).thisClass().asInternalName()).equals(site.hostPackage());
    return flags.has(AccessFlag.PUBLIC) || isBeside && (!flags.has(AccessFlag.PRIVATE) || opens(found.get()));
  }

  /** Most lambdas are private methods of their class. Opened, a method must neither override another nor be overridden. */
  private boolean opens(MethodModel method) {
    var owner = owner(method);
    boolean isAlone = method.flags().has(AccessFlag.STATIC) || isConstructor(method)
        || !owner.flags().has(AccessFlag.INTERFACE) && classes.all().stream()
            .filter(other -> other != owner && (isBelow(other, owner) || isBelow(owner, other)))
            .flatMap(other -> other.methods().stream()).noneMatch(other -> signature(other).equals(signature(method)));
    if (isAlone) {
      opened.computeIfAbsent(owner.thisClass().asInternalName(), _ -> new HashSet<>()).add(signature(method));
    }
    return isAlone;
  }

  private boolean isBelow(ClassModel below, ClassModel above) {
    return Stream.iterate(below, model -> model != null,
        model -> model.superclass().flatMap(up -> classes.own(up.asInternalName())).orElse(null)).anyMatch(model -> model == above);
  }

  private static ClassModel owner(MethodModel method) {
    return method.parent().orElseThrow();
  }

  private static boolean isConstructor(MethodModel method) {
    return method.methodName().equalsString(ConstantDescs.INIT_NAME);
  }

  private static String signature(MethodModel method) {
    return method.methodName().stringValue() + method.methodType().stringValue();
  }

  /** The method itself, wherever above it is declared. */
  private Optional<MethodModel> member(String owner, String signature) throws IOException {
    var model = classes.any(owner);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    var own = model.get().methods().stream().filter(method -> signature(method).equals(signature)).findFirst();
    if (own.isPresent()) {
      return own;
    }
    for (var up : Stream.concat(model.get().superclass().stream(), model.get().interfaces().stream()).toList()) {
      var inherited = member(up.asInternalName(), signature);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  private void rewrite(ClassModel model) throws IOException {
    var name = model.thisClass().asInternalName();
    var sites = LambdaSite.of(model);
    var open = opened.getOrDefault(name, Set.of());
    if (open.isEmpty() && sites.stream().noneMatch(places::containsKey)) {
      return;
    }
    var next = sites.iterator();
    classes.write(name, classes.classFile().build(model.thisClass().asSymbol(), builder -> model.forEach(element -> {
      if (element instanceof MethodModel method) {
        builder.withMethod(method.methodName(), method.methodType(),
            open.contains(signature(method)) ? openFlags(method) : method.flags().flagsMask(), to -> method.forEach(part -> {
              if (part instanceof CodeModel code) {
                to.transformCode(code, (body, instruction) -> rewrite(body, instruction, next));
              } else if (!(part instanceof AccessFlags)) {
                to.with(part);
              }
            }));
      } else {
        builder.with(element);
      }
    })));
  }

  /** Interfaces know only public and private. Final, so that Java looks for no other one. */
  private static int openFlags(MethodModel method) {
    int flags = method.flags().flagsMask() & ~ClassFile.ACC_PRIVATE;
    if (owner(method).flags().has(AccessFlag.INTERFACE)) {
      return flags | ClassFile.ACC_PUBLIC;
    }
    return method.flags().has(AccessFlag.STATIC) || isConstructor(method) ? flags : flags | ClassFile.ACC_FINAL;
  }

  private void rewrite(CodeBuilder body, CodeElement instruction, Iterator<LambdaSite> next) {
    if (instruction instanceof InvokeDynamicInstruction call && LambdaSite.isLambda(call)) {
      var site = next.next();
      if (places.containsKey(site)) {
        var place = places.get(site);
        body.loadConstant(place.number()).invokestatic(place.type(), LambdaClass.FACTORY, site.factory());
        return;
      }
    }
    body.with(instruction);
  }
}
