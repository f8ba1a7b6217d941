namespace ScheduleFlow.Dummy;

/// <summary>Finds the word that says how to misbehave.</summary>
internal static class CommandLine
{
    private const string NameOption = "--name=";

    public static string BehaviourOf(string[] args, string folder)
    {
        var file = Path.Combine(folder, "behaviour");
        var byFile = File.Exists(file) ? File.ReadAllText(file) : "echo";
        if (byFile.EndsWith('!'))
        {
            return byFile[..^1];
        }

        var operands = args.SkipWhile(arg => arg != "--").Skip(1);
        if (operands.FirstOrDefault() is { } operand && operand != "-")
        {
            return operand;
        }

        if (args.FirstOrDefault(arg => arg.StartsWith(NameOption, StringComparison.Ordinal)) is { } name)
        {
            return name[NameOption.Length..];
        }

        return byFile;
    }
}
