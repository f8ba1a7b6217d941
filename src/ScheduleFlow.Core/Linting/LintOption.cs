using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>An option of a rule in a configuration: a length of time, or one of a few words.</summary>
internal sealed class LintOption
{
    private LintOption(string name, string help)
    {
        Name = name;
        Help = help;
    }

    public string Name { get; }

    /// <summary>Its meaning, without its default.</summary>
    public string Help { get; }

    /// <summary>The words, the default first; empty: it is a length of time.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    /// <summary>Seconds, or the index of the word.</summary>
    public long Default { get; private init; }

    public static LintOption Duration(string name, string help, long seconds) => new(name, help) { Default = seconds };

    public static LintOption Choice(string name, string help, params ImmutableArray<string> choices) =>
        new(name, help) { Choices = choices };
}
