import java.io.IOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives the records of a folder's classes methods of their own, and their switches by type ordinary instructions:
 * {@code java systemd/CallSites.java FOLDER BELOW}. Otherwise Java puts each together while the program runs, at its first call. Only
 * classes in the folder BELOW are changed; a switch that asks for more than types is left as it is, and counted.
 */
final class CallSites {
  private final OwnClasses classes;
  private int records;
  private int switches;
  private int left;

  private CallSites(OwnClasses classes) {
    this.classes = classes;
  }

  public static void main(String[] arguments) throws IOException {
    var sites = new CallSites(new OwnClasses(Path.of(arguments[0]), arguments[1]));
    for (var model : sites.classes.all()) {
      sites.rewrite(model);
    }
    IO.println(sites.records + " methods of records, " + sites.switches + " switches by type; " + sites.left + " left as they are");
  }

  private void rewrite(ClassModel model) throws IOException {
    int before = records;
    var questions = new LinkedHashMap<TypeSwitch, String>();
    for (var code : model.methods().stream().flatMap(method -> method.code().stream()).toList()) {
      if (RecordMethod.of(model, code).isPresent()) {
        records++;
      }
      for (var element : code) {
        if (element instanceof InvokeDynamicInstruction call && TypeSwitch.isOne(call)) {
          TypeSwitch.of(call).ifPresentOrElse(found -> questions.putIfAbsent(found, "typeSwitch$" + questions.size()), () -> left++);
        }
      }
    }
    switches += questions.size();
    if (records > before || !questions.isEmpty()) {
      classes.write(model.thisClass().asInternalName(), rewritten(model, questions));
    }
  }

  private byte[] rewritten(ClassModel model, Map<TypeSwitch, String> questions) {
    return classes.classFile().build(model.thisClass().asSymbol(), builder -> {
      model.forEach(element -> {
        if (element instanceof MethodModel method) {
          builder.withMethod(method.methodName(), method.methodType(), method.flags().flagsMask(), to -> method.forEach(part -> {
            if (part instanceof CodeModel code) {
              rewrite(to, model, code, questions);
            } else if (!(part instanceof AccessFlags)) {
              to.with(part);
            }
          }));
        } else {
          builder.with(element);
        }
      });
      questions.forEach((question, name) -> builder.withMethodBody(name, question.method(),
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, question::write));
    });
  }

  private static void rewrite(MethodBuilder to, ClassModel model, CodeModel code, Map<TypeSwitch, String> questions) {
    RecordMethod.of(model, code).ifPresentOrElse(made -> to.withCode(made::write),
        () -> to.transformCode(code, (body, instruction) -> rewrite(body, instruction, model, questions)));
  }

  private static void rewrite(CodeBuilder body, CodeElement instruction, ClassModel model, Map<TypeSwitch, String> questions) {
    if (instruction instanceof InvokeDynamicInstruction call && TypeSwitch.isOne(call) && TypeSwitch.of(call).isPresent()) {
      var question = TypeSwitch.of(call).get();
      body.invokestatic(model.thisClass().asSymbol(), questions.get(question), question.method(),
          model.flags().has(AccessFlag.INTERFACE));
    } else {
      body.with(instruction);
    }
  }
}
