namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>One part of a check of the whole store.</summary>
internal interface ICheck
{
    /// <summary>Looks without a lock and changes nothing. Documents are read one at a time.</summary>
    IEnumerable<Suspect> Look();
}
