import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A method that a record has without having written it: what {@link java.lang.runtime.ObjectMethods} would put together, as ordinary
 * instructions.
 *
 * @param record whose it is
 * @param simpleName the record's, as its text has it
 * @param name equals, hashCode or toString
 * @param names of the components, by semicolons
 * @param fields of the components
 */
record RecordMethod(ClassDesc record, String simpleName, String name, String names, List<DirectMethodHandleDesc> fields) {
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
  private static final ClassDesc BUILDER = StringBuilder.class.describeConstable().orElseThrow();

  /** Only a method that does nothing else is one. */
  static Optional<RecordMethod> of(ClassModel owner, CodeModel code) {
    var instructions = code.elementStream().filter(Instruction.class::isInstance).toList();
    int last = instructions.size() - 1;
    if (last < 2 || !(instructions.get(last) instanceof ReturnInstruction)
        || !(instructions.get(last - 1) instanceof InvokeDynamicInstruction call) || !isMade(call)
        || !instructions.subList(0, last - 1).stream().allMatch(LoadInstruction.class::isInstance)) {
      return Optional.empty();
    }
    var given = call.bootstrapArgs();
    return Optional.of(new RecordMethod((ClassDesc) given.get(0), simpleName(owner), call.name().stringValue(), (String) given.get(1),
        given.subList(2, given.size()).stream().map(DirectMethodHandleDesc.class::cast).toList()));
  }

  private static boolean isMade(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/runtime/ObjectMethods;");
  }

  private static String simpleName(ClassModel owner) {
    var own = owner.thisClass().asInternalName();
    return owner.findAttribute(Attributes.innerClasses()).stream().flatMap(inner -> inner.classes().stream())
        .filter(inner -> inner.innerClass().asInternalName().equals(own)).flatMap(inner -> inner.innerName().stream())
        .findFirst().map(Object::toString).orElse(own.substring(own.lastIndexOf('/') + 1));
  }

  void write(CodeBuilder code) {
    switch (name) {
      case "equals" -> equals(code);
      case "hashCode" -> hashCode(code);
      default -> toString(code);
    }
  }

  private void equals(CodeBuilder code) {
    Label differs = code.newLabel();
    Label same = code.newLabel();
    code.aload(0).aload(1).if_acmpeq(same).aload(1).instanceOf(record).ifeq(differs).aload(1).checkcast(record).astore(2);
    for (var field : fields) {
      get(code, 0, field);
      get(code, 2, field);
      var type = type(field);
      switch (TypeKind.from(type)) {
        case REFERENCE -> code.invokestatic(OBJECTS, "equals",
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object)).ifeq(differs);
        case LONG -> code.lcmp().ifne(differs);
        // A number that is none equals itself, and 0 is not -0.
        case FLOAT, DOUBLE -> code.invokestatic(LambdaClass.BOXES.get(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
            .ifne(differs);
        default -> code.if_icmpne(differs);
      }
    }
    code.labelBinding(same).iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
  }

  private void hashCode(CodeBuilder code) {
    code.iconst_0();
    for (var field : fields) {
      var type = type(field);
      code.bipush(31).imul();
      get(code, 0, field);
      code.invokestatic(type.isPrimitive() ? LambdaClass.BOXES.get(type) : OBJECTS, "hashCode",
          MethodTypeDesc.of(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object)).iadd();
    }
    code.ireturn();
  }

  private void toString(CodeBuilder code) {
    code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    var before = simpleName + "[";
    var each = names.split(";");
    for (int i = 0; i < fields.size(); i++) {
      code.loadConstant(before + each[i] + "=");
      append(code, ConstantDescs.CD_String);
      get(code, 0, fields.get(i));
      append(code, appended(type(fields.get(i))));
      before = ", ";
    }
    code.loadConstant(fields.isEmpty() ? before + "]" : "]");
    append(code, ConstantDescs.CD_String);
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
  }

  private static ClassDesc appended(ClassDesc type) {
    if (!type.isPrimitive()) {
      return ConstantDescs.CD_Object;
    }
    return type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short) ? ConstantDescs.CD_int : type;
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
  }

  private void get(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
    code.aload(slot).getfield(record, field.methodName(), type(field));
  }

  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }
}
