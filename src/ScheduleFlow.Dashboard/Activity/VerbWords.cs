using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Activity;

/// <summary>Verbs in the reader's words.</summary>
internal static class VerbWords
{
    /// <summary>What a verb does; the verb itself where it is one of a later version.</summary>
    public static string Of(Texts texts, string? verb)
    {
        var key = $"verb.{verb}";
        return verb is null ? texts["verb.unknown"] : texts[key] is var words && words != key ? words : verb;
    }
}
