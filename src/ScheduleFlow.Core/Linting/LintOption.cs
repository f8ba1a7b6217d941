using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>What a configuration may say of a rule: a length of time, or one of a few words.</summary>
internal sealed class LintOption
{
    private LintOption(string name, string help)
    {
        Name = name;
        Help = help;
    }

    public string Name { get; }

    /// <summary>What it is, without its default.</summary>
    public string Help { get; }

    /// <summary>The words, of which the first is the default; empty: it is a length of time.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    /// <summary>In seconds, or the number of the word.</summary>
    public long Default { get; private init; }

    public static LintOption Duration(string name, string help, long seconds) => new(name, help) { Default = seconds };

    public static LintOption Choice(string name, string help, params ImmutableArray<string> choices) =>
        new(name, help) { Choices = choices };
}
