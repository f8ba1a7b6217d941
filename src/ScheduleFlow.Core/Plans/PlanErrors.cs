using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Plans;

/// <summary>All errors of a plan, in the order in which they were found, and its warnings.</summary>
internal sealed class PlanErrors
{
    private const int MaxOfOne = 20;

    /// <summary>Characters of one error: a name in it may be as long as the file.</summary>
    private const int MaxText = 1000;

    private readonly List<(long Line, long Column, string Text)> _errors = [];
    private readonly List<string> _warnings = [];
    private Problem? _forbidden;
    private bool _isTooLarge;

    public bool Any => _errors.Count > 0;

    public ImmutableArray<string> Warnings => [.. _warnings];

    public void Add(PlanNode at, string path, string what) =>
        _errors.Add((at.Line, at.Column, ShortText.Of(path.Length == 0 ? what : $"{path}: {what}", MaxText)));

    /// <summary>
    /// Adds a problem with something that the plan names. A forbidden path makes the whole problem <c>forbidden_path</c>.
    /// </summary>
    public void Add(PlanNode at, string path, Problem problem)
    {
        Add(at, path, problem.Message);
        foreach (var error in problem.Errors.Take(MaxOfOne))
        {
            Add(at, path, error);
        }

        _forbidden ??= problem.Type == ErrorType.ForbiddenPath ? problem : null;
    }

    /// <summary>The plan asks for more than anybody may have worked out: that decides what kind of failure the whole is.</summary>
    public void AddTooLarge(PlanNode at, string what)
    {
        Add(at, "", what);
        _isTooLarge = true;
    }

    public void Warn(PlanNode at, string path, string what) => _warnings.Add($"Line {at.Line}, {path}: {what}");

    /// <summary>All errors as one problem.</summary>
    public Problem ToProblem()
    {
        var errors = _errors.OrderBy(error => error.Line).ThenBy(error => error.Column).ToImmutableArray();
        var lines = errors.Select(error => $"Line {error.Line}, column {error.Column}: {error.Text}").ToImmutableArray();
        return new Problem(
            _forbidden?.Type ?? (_isTooLarge ? ErrorType.TooLarge : ErrorType.Validation),
            lines.Length == 1 ? $"The plan has an error. {lines[0]}" : $"The plan has {lines.Length} errors. The first: {lines[0]}")
        {
            Place = new Place((int)errors[0].Line, (int)errors[0].Column),
            Errors = [.. lines.Take(Limits.MaxListed)],
            Hint = _forbidden?.Hint
                ?? "docs/plans.md describes every field; docs/plan.schema.json lets an editor check them while you type.",
        };
    }
}
