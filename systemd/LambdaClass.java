import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The class of some lambdas of one interface and one package. An object of it knows by a number which one it is, and has final fields
 * for as much of each kind as any of them captures.
 */
final class LambdaClass {
  static final String FACTORY = "of";

  private static final String NUMBER = "number";
  private static final List<TypeKind> KINDS = List.of(TypeKind.REFERENCE, TypeKind.INT, TypeKind.LONG, TypeKind.FLOAT, TypeKind.DOUBLE);
  static final Map<ClassDesc, ClassDesc> BOXES = Map.of(ConstantDescs.CD_int, ConstantDescs.CD_Integer,
      ConstantDescs.CD_long, ConstantDescs.CD_Long, ConstantDescs.CD_double, ConstantDescs.CD_Double,
      ConstantDescs.CD_float, ConstantDescs.CD_Float, ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
      ConstantDescs.CD_char, ConstantDescs.CD_Character, ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
      ConstantDescs.CD_short, ConstantDescs.CD_Short);

  private final ClassDesc type;
  private final List<LambdaSite> sites;
  private final Map<String, ClassDesc> fields = new LinkedHashMap<>();

  LambdaClass(ClassDesc type, List<LambdaSite> sites) {
    this.type = type;
    this.sites = sites;
    fields.put(NUMBER, ConstantDescs.CD_int);
    for (var kind : KINDS) {
      long most = sites.stream().mapToLong(site -> site.capturedKinds().stream().filter(kind::equals).count()).max().orElse(0);
      for (int i = 0; i < most; i++) {
        fields.put(field(kind, i), LambdaSite.widest(kind));
      }
    }
  }

  byte[] bytes(ClassFile classFile) {
    var first = sites.getFirst();
    return classFile.build(type, builder -> {
      builder.withVersion(ClassFile.latestMajorVersion(), 0).withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC, AccessFlag.SUPER)
          .withInterfaceSymbols(first.type());
      fields.forEach((field, of) -> builder.withField(field, of, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL));
      builder.withMethodBody(ConstantDescs.INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, this::construct);
      for (var kinds : sites.stream().map(LambdaSite::capturedKinds).distinct().toList()) {
        var site = sites.stream().filter(one -> one.capturedKinds().equals(kinds)).findFirst().orElseThrow();
        builder.withMethodBody(FACTORY, site.factory(), ClassFile.ACC_STATIC, code -> make(code, kinds));
      }
      builder.withMethodBody(first.method(), first.erased(), ClassFile.ACC_PUBLIC, this::choose);
    });
  }

  private static String field(TypeKind kind, int index) {
    return kind.name().toLowerCase(Locale.ROOT) + index;
  }

  private MethodTypeDesc constructor() {
    return MethodTypeDesc.of(ConstantDescs.CD_void, List.copyOf(fields.values()));
  }

  private void construct(CodeBuilder code) {
    code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    int slot = 1;
    for (var field : fields.entrySet()) {
      var kind = TypeKind.from(field.getValue());
      code.aload(0).loadLocal(kind, slot).putfield(type, field.getKey(), field.getValue());
      slot += kind.slotSize();
    }
    code.return_();
  }

  private void make(CodeBuilder code, List<TypeKind> captures) {
    var slots = new HashMap<String, Integer>();
    var counted = new Counted();
    int slot = 0;
    for (var kind : captures) {
      slots.put(counted.next(kind), slot);
      slot += kind.slotSize();
    }
    slots.put(NUMBER, slot);
    code.new_(type).dup();
    fields.forEach((field, of) -> {
      var kind = TypeKind.from(of);
      if (slots.containsKey(field)) {
        code.loadLocal(kind, slots.get(field));
      } else {
        nothing(code, kind);
      }
    });
    code.invokespecial(type, ConstantDescs.INIT_NAME, constructor()).areturn();
  }

  private static void nothing(CodeBuilder code, TypeKind kind) {
    switch (kind) {
      case INT -> code.iconst_0();
      case LONG -> code.lconst_0();
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
      default -> code.aconst_null();
    }
  }

  /** The method of the interface: does what the number says. */
  private void choose(CodeBuilder code) {
    if (sites.size() == 1) {
      call(code, sites.getFirst());
      return;
    }
    var labels = new ArrayList<Label>();
    var cases = new ArrayList<SwitchCase>();
    for (int i = 0; i < sites.size(); i++) {
      labels.add(code.newLabel());
      cases.add(SwitchCase.of(i, labels.get(i)));
    }
    code.aload(0).getfield(type, NUMBER, ConstantDescs.CD_int)
        .tableswitch(1, sites.size() - 1, labels.getFirst(), cases.subList(1, cases.size()));
    for (int i = 0; i < sites.size(); i++) {
      code.labelBinding(labels.get(i));
      call(code, sites.get(i));
    }
  }

  private void call(CodeBuilder code, LambdaSite site) {
    var body = site.body();
    boolean isNew = body.kind() == Kind.CONSTRUCTOR;
    var called = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    var wanted = new ArrayList<>(called.parameterList());
    if (isNew) {
      code.new_(body.owner()).dup();
    } else if (body.kind() != Kind.STATIC && body.kind() != Kind.INTERFACE_STATIC) {
      wanted.addFirst(body.owner());
    }
    var next = wanted.iterator();
    var counted = new Counted();
    for (var captured : site.captures().parameterList()) {
      var kind = TypeKind.from(captured).asLoadable();
      code.aload(0).getfield(type, counted.next(kind), LambdaSite.widest(kind));
      convert(code, captured.isPrimitive() ? captured : ConstantDescs.CD_Object, next.next());
    }
    int slot = 1;
    for (int i = 0; i < site.erased().parameterCount(); i++) {
      var given = site.erased().parameterType(i);
      code.loadLocal(TypeKind.from(given), slot);
      slot += TypeKind.from(given).slotSize();
      pass(code, given, site.instantiated().parameterType(i), next.next());
    }
    switch (body.kind()) {
      case CONSTRUCTOR -> code.invokespecial(body.owner(), ConstantDescs.INIT_NAME, called);
      case STATIC, INTERFACE_STATIC -> code.invokestatic(body.owner(), body.methodName(), called, body.isOwnerInterface());
      case INTERFACE_VIRTUAL -> code.invokeinterface(body.owner(), body.methodName(), called);
      default -> code.invokevirtual(body.owner(), body.methodName(), called);
    }
    var result = site.erased().returnType();
    convert(code, isNew ? body.owner() : called.returnType(), result);
    code.return_(TypeKind.from(result));
  }

  /** An Integer given as an Object is first an Integer again, then what is wanted of it. */
  private static void pass(CodeBuilder code, ClassDesc given, ClassDesc real, ClassDesc wanted) {
    if (given.isPrimitive() || wanted.isPrimitive()) {
      convert(code, given, real);
      convert(code, real, wanted);
    } else {
      convert(code, given, wanted);
    }
  }

  /** As LambdaMetafactory does it: forgotten, widened, boxed, unboxed, or taken for what it is. */
  private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.equals(to) || to.equals(ConstantDescs.CD_Object) && !from.isPrimitive()) {
      return;
    }
    if (to.equals(ConstantDescs.CD_void)) {
      forget(code, from);
    } else if (from.isPrimitive() && to.isPrimitive()) {
      code.conversion(TypeKind.from(from), TypeKind.from(to));
    } else if (from.isPrimitive()) {
      var box = BOXES.get(from);
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
    } else if (to.isPrimitive()) {
      var inside = BOXES.entrySet().stream().filter(box -> box.getValue().equals(from)).map(Map.Entry::getKey).findFirst().orElse(to);
      var box = BOXES.get(inside);
      convert(code, from, box);
      code.invokevirtual(box, inside.displayName() + "Value", MethodTypeDesc.of(inside));
      convert(code, inside, to);
    } else {
      code.checkcast(to);
    }
  }

  private static void forget(CodeBuilder code, ClassDesc result) {
    if (TypeKind.from(result).slotSize() == 2) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  /** Names the fields one lambda uses, one after the other. */
  private static final class Counted {
    private final Map<TypeKind, Integer> used = new EnumMap<>(TypeKind.class);

    String next(TypeKind kind) {
      return field(kind, used.merge(kind, 1, Integer::sum) - 1);
    }
  }
}
