namespace ScheduleFlow.Core.Plans;

/// <summary>Reads a filter.</summary>
internal static class FilterReading
{
    public static ItemFilter Read(PlanObject filter)
    {
        var read = new ItemFilter
        {
            Categories = filter.Texts("category"),
            Series = filter.Texts("series"),
            Tags = filter.Texts("tags"),
            WithoutTags = filter.Texts("without_tags"),
            Urls = filter.Texts("url"),
            MinSeconds = (int?)filter.Duration("min_duration", 1, int.MaxValue),
            MaxSeconds = (int?)filter.Duration("max_duration", 1, int.MaxValue),
        };
        if (read.MaxSeconds < read.MinSeconds)
        {
            filter.Error(filter.Take("max_duration")!, "“max_duration” is less than “min_duration”");
        }

        filter.End();
        return read;
    }
}
