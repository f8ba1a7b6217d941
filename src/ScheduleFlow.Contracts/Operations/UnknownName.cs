namespace ScheduleFlow.Contracts.Operations;

/// <summary>The refusal of an unknown field or parameter, the same in gateway and worker.</summary>
/// <param name="Message">Says that the name is unknown.</param>
/// <param name="Hint">Names the nearest known one, else all.</param>
public sealed record UnknownName(string Message, string Hint)
{
    /// <param name="what">What it names: field, parameter.</param>
    /// <param name="name">The name.</param>
    /// <param name="options">The known options.</param>
    public static UnknownName Of(string what, string name, IEnumerable<Option> options)
    {
        var known = options.Select(option => option.Field).ToList();
        return new UnknownName(
            $"There is no {what} “{name}”.",
            Nearest.To(name, known) is { } meant ? $"Did you mean “{meant}”?"
            : known.Count == 0 ? "There is none here."
            : $"There are: {string.Join(", ", known)}.");
    }
}
