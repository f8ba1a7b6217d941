using System.Diagnostics.CodeAnalysis;

namespace ScheduleFlow.Contracts;

/// <summary>Makes outcomes of interface types: C# has no implicit conversion from an interface.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value)
        where T : notnull => new(value, null);
}

/// <summary>Either a value or a problem: the result of anything that can fail in an expected way.</summary>
public readonly struct Outcome<T>
    where T : notnull
{
    private readonly T? _value;

    internal Outcome(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    /// <summary>The problem; null: there is a value.</summary>
    public Problem? Problem { get; }

    /// <summary>True with the value, false with the problem.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        value = _value;
        problem = Problem;
        return problem is null;
    }

    /// <summary>The value. To ask for it when there is a problem is a bug.</summary>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"No value: {Problem.Type}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
