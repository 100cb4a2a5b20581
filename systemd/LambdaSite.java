import java.lang.classfile.ClassModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * One lambda or method reference, as {@link java.lang.invoke.LambdaMetafactory} is asked for it.
 *
 * @param host its class, as class files name it
 * @param number the how manieth it is there
 * @param captures what it keeps, and the interface it becomes
 * @param method the interface's method, with the types that it has without generics
 * @param body what the method does
 * @param instantiated the types that callers give and take
 */
record LambdaSite(String host, int number, MethodTypeDesc captures, String method, MethodTypeDesc erased,
    DirectMethodHandleDesc body, MethodTypeDesc instantiated) {

  /** All in a class, in the order of its instructions. */
  static List<LambdaSite> of(ClassModel host) {
    var found = new ArrayList<LambdaSite>();
    host.methods().forEach(method -> method.code().ifPresent(code -> code.forEach(element -> {
      if (element instanceof InvokeDynamicInstruction call && isLambda(call)) {
        var given = call.bootstrapArgs();
        found.add(new LambdaSite(host.thisClass().asInternalName(), found.size(), call.typeSymbol(), call.name().stringValue(),
            (MethodTypeDesc) given.get(0), (DirectMethodHandleDesc) given.get(1), (MethodTypeDesc) given.get(2)));
      }
    })));
    return found;
  }

  /** Those that can be serialized, or have several methods, come from another method of LambdaMetafactory, and are none here. */
  static boolean isLambda(InvokeDynamicInstruction call) {
    var maker = call.bootstrapMethod();
    return maker.owner().descriptorString().equals("Ljava/lang/invoke/LambdaMetafactory;") && maker.methodName().equals("metafactory");
  }

  ClassDesc type() {
    return captures.returnType();
  }

  String hostPackage() {
    return packageOf(host);
  }

  /** What lambdas of one class have in common. */
  String group() {
    return hostPackage() + " " + type().descriptorString() + method + erased.descriptorString();
  }

  /** What is captured, told apart only as Java's instructions do. */
  List<TypeKind> capturedKinds() {
    return captures.parameterList().stream().map(type -> TypeKind.from(type).asLoadable()).toList();
  }

  /** The method that makes it: what is captured, and a number. */
  MethodTypeDesc factory() {
    var parameters = new ArrayList<ClassDesc>();
    capturedKinds().forEach(kind -> parameters.add(widest(kind)));
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(type(), parameters);
  }

  static ClassDesc widest(TypeKind kind) {
    return kind == TypeKind.REFERENCE ? ConstantDescs.CD_Object : kind.upperBound();
  }

  static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
