using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Plans;

/// <summary>Everything that is wrong with a plan, in the order it was found; and what is merely odd.</summary>
internal sealed class PlanErrors
{
    private const int MaxOfOne = 20;

    /// <summary>Characters of one error: a name in it may be as long as the file.</summary>
    private const int MaxText = 1000;

    private readonly List<(long Line, long Column, string Text)> _errors = [];
    private readonly List<string> _warnings = [];
    private Problem? _forbidden;

    public bool Any => _errors.Count > 0;

    public ImmutableArray<string> Warnings => [.. _warnings];

    public void Add(PlanNode at, string path, string what) => _errors.Add((at.Line, at.Column, PlanNode.Shortened(path.Length == 0 ? what : $"{path}: {what}", MaxText)));

    /// <summary>What is wrong with something that the plan names. A path that is refused decides what kind of failure the whole is.</summary>
    public void Add(PlanNode at, string path, Problem problem)
    {
        Add(at, path, problem.Message);
        foreach (var error in problem.Errors.Take(MaxOfOne))
        {
            Add(at, path, error);
        }

        _forbidden ??= problem.Type == ErrorType.ForbiddenPath ? problem : null;
    }

    public void Warn(PlanNode at, string path, string what) => _warnings.Add($"Line {at.Line}, {path}: {what}");

    /// <summary>The whole of it as one problem.</summary>
    public Problem ToProblem()
    {
        var errors = _errors.OrderBy(error => error.Line).ThenBy(error => error.Column).ToImmutableArray();
        var lines = errors.Select(error => $"Line {error.Line}, column {error.Column}: {error.Text}").ToImmutableArray();
        return new Problem(_forbidden?.Type ?? ErrorType.Validation, lines.Length == 1 ? $"The plan has an error. {lines[0]}" : $"The plan has {lines.Length} errors. The first: {lines[0]}")
        {
            Place = new Place((int)errors[0].Line, (int)errors[0].Column),
            Errors = [.. lines.Take(Limits.MaxListed)],
            Hint = _forbidden?.Hint ?? "docs/plans.md describes every field; docs/plan.schema.json lets an editor check them while you type.",
        };
    }
}
