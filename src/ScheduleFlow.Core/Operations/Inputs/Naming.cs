using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>
/// How callers name the stored things of one kind: by the whole id, by the exact name, or by the beginning of the id
/// (docs/cli.md, "Names and short ids").
/// </summary>
internal sealed record Naming<T>
    where T : notnull
{
    /// <summary>A shorter beginning of an id names nothing: it is too easily another one's.</summary>
    public const int LeastOfId = 4;

    private const int MostListed = 10;
    private const int MostShown = 80;

    /// <summary>One of them, as a sentence says it: <c>schedule</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>What shows all of them: <c>list-schedules (GET /api/schedules)</c>.</summary>
    public required string ShownBy { get; init; }

    public required Func<T, string> IdOf { get; init; }

    /// <summary>The name by which it can be named; null: by its id alone.</summary>
    public required Func<T, string?> NameOf { get; init; }

    /// <summary>Whether callers sometimes give a secret instead, so that no error may repeat what they gave.</summary>
    public bool MayBeSecret { get; init; }

    /// <summary>
    /// The thing that a text names. A whole id names nothing else, even if it is another's name. Otherwise names and
    /// beginnings of ids count alike: what fits two things is never guessed.
    /// </summary>
    /// <returns>
    /// <c>not_found</c>: it names nothing. <c>validation</c>: it is empty, or fits several; the errors list the first ten.
    /// </returns>
    public Outcome<T> Find(string text, IEnumerable<T> all)
    {
        if (text.Length == 0)
        {
            return None(text);
        }

        var fitting = new List<T>();
        foreach (var thing in all)
        {
            if (IdOf(thing) == text)
            {
                return thing;
            }

            if (NameOf(thing) == text || (text.Length >= LeastOfId && IdOf(thing).StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            {
                fitting.Add(thing);
            }
        }

        return fitting switch
        {
            [] => None(text),
            [var one] => one,
            _ => Several(text, fitting),
        };
    }

    /// <summary>The problem of a text that names nothing: <c>not_found</c>, or <c>validation</c> where it is empty.</summary>
    public Problem None(string text) => text.Length == 0
        ? new Problem(ErrorType.Validation, $"No {Noun} is named: the id is empty.") { Hint = $"{ShownBy} shows the ids." }
        : new Problem(ErrorType.NotFound, $"There is no {Noun} {(MayBeSecret ? "with this id or name" : Quoted(text))}.")
        {
            Hint = $"Give an id, the beginning of one ({LeastOfId} characters or more), or an exact name; {ShownBy} shows them.",
        };

    private Problem Several(string text, List<T> fitting) => new(
        ErrorType.Validation,
        $"{fitting.Count} {Noun}s {(MayBeSecret ? "have this name or beginning of an id" : $"fit {Quoted(text)}")}.")
    {
        Hint = "Give more of the id.",
        Errors = [.. fitting.Take(MostListed).Select(thing => NameOf(thing) is { } name ? $"{IdOf(thing)} “{name}”" : IdOf(thing))],
    };

    private static string Quoted(string text) => $"“{ShortText.Of(text, MostShown)}”";
}
