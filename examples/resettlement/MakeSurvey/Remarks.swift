/// What published.md says in words.
enum Remarks {
  static let onTheArticle = """
    ## Six remarks on the article's figures

    1. "Perception of mate selection advantages" and "psychological distance" are printed with the range 1 to 2. On two
       levels no answers with those means have a standard deviation above 0.433 and 0.473; printed are 0.748 and 0.664.
       There must have been a third level. The survey has 1 to 3.
    2. Income level is printed as 1 to 5, but the coefficients and standard errors of Table 4 are those of a regressor ten
       times as large: only then do the constants lead through the means. The survey has the levels 1 to 5, the models use
       ten times the level.
    3. No number of 287 households is a share of .159 (participation), .189 (existence) or .457 (gender). The nearest are
       46, 54 and 131. The same holds for the means marked † in Tables 2 and 3.
    4. Table 3 says "male = 1" with a mean of .457 where the text says that 45.7 % are women, and "rural = 1" with a mean of
       .101 where the text says that 10.1 % have become urban. The survey follows the table for gender (male = 1) and the
       text for hukou (urban = 1).
    5. AIC is n ln(2 pi) + n ln(SSR / n) + n + 2k with k coefficients, the error variance not counted: Stata's count.
       That holds for models 1 and 2, with outcomes of standard deviation 1. For models 3 to 8 the AIC that follows from
       the printed adjusted R2 is 2 to 5 away from the printed AIC, so that both cannot be had; the survey follows R2.
    6. The third community is XF in the text and TF in Table 1. The study says TF.

    Stars are not in published.json; they are worked out from coefficient and standard error as printed (* p < 0.1,
    ** p < 0.05, *** p < 0.01). One of them hangs on the digits that printing cut off: participation in model 2,
    -0.172 (0.104), is t = -1.654 where 1.650 is needed. Hypothesis H1a is not supported either way: the sign is negative.
    The printed standard errors of participation fit a VIF of about 2.05 rather than 2.10.

    """

  static let onTheSurvey = """
    ## How the survey was made

    Each column's answers were fixed first, so that mean and standard deviation are as printed, and then swapped between
    households by simulated annealing (a fixed seed), until variance inflation, components and regressions are as printed.
    Within that, the survey keeps to what the study says elsewhere:

    - Households whose members were interviewed (respondent_id in participants.csv) have the interviewee's community,
      relation, sex, age, and months since moving in.
    - Participants and their neighbours live in HC and TF, where organizations are; nobody is both. All others live in XT
      and LT.
    - Nobody has lived in a community for longer than it exists. But the published mean of 8.6 months, with participants and
      their neighbours far above it (VIF 2.74), leaves few months for the rest: most households of XT, formed 26 months
      before, must have moved in long after it was formed. The interviewees of XT, who came in its first months, are
      exceptions there. How many households each community has is not published; the numbers above are this program's.
    - Where somebody is employed there is income from employment; who is employed off the farm lives in a household with
      somebody employed and is at most 68 years old. One household has the printed maximum of 9,500 yuan.
    - education, health, plans_to_return and survey_date are drawn at random and are used by no model. -99 (education),
      9 (health), 99 and empty cells (plans_to_return) are missing answers.

    """
}
