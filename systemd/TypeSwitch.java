import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The question of a switch by type: which of these is it, from the given one on? As {@link java.lang.runtime.SwitchBootstraps} answers
 * it: -1 for null, their number for none of them.
 *
 * @param method what it takes, an object and a number, and gives, a number
 * @param types in the order in which they are asked for
 */
record TypeSwitch(MethodTypeDesc method, List<ClassDesc> types) {

  static boolean isOne(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/runtime/SwitchBootstraps;");
  }

  /** None if it is by texts, numbers or constants, or by whatever else Java has switches. */
  static Optional<TypeSwitch> of(InvokeDynamicInstruction call) {
    var labels = call.bootstrapArgs();
    boolean isByTypeAlone = call.bootstrapMethod().methodName().equals("typeSwitch") && !call.typeSymbol().parameterType(0).isPrimitive()
        && labels.stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
    return isByTypeAlone
        ? Optional.of(new TypeSwitch(call.typeSymbol(), labels.stream().map(ClassDesc.class::cast).toList()))
        : Optional.empty();
  }

  /** As a static method. */
  void write(CodeBuilder code) {
    Label something = code.newLabel();
    var labels = new ArrayList<Label>();
    var cases = new ArrayList<SwitchCase>();
    for (int i = 0; i <= types.size(); i++) {
      labels.add(code.newLabel());
      cases.add(SwitchCase.of(i, labels.get(i)));
    }
    Label none = labels.getLast();
    code.aload(0).ifnonnull(something).iconst_m1().ireturn();
    // After a case whose condition does not hold the next one is asked for.
    code.labelBinding(something).iload(1).tableswitch(none, cases);
    for (int i = 0; i < types.size(); i++) {
      code.labelBinding(labels.get(i)).aload(0).instanceOf(types.get(i)).ifeq(labels.get(i + 1)).loadConstant(i).ireturn();
    }
    code.labelBinding(none).loadConstant(types.size()).ireturn();
  }
}
