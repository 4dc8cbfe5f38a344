import type { Field } from '../field.ts'
import {
  checkbox,
  date,
  datetime,
  decimal,
  formula,
  integer,
  longText,
  picklist,
  restricted,
  text,
  UNIQUE_KEY,
  url,
} from '../fields.ts'
import { LIFECYCLE, PRODUCT_LINE, REGION } from '../picklists.ts'

/** The fields of Marketo's own packages on people: Sales Insight and the sync's custom fields. */
export function marketoPersonFields(): Field[] {
  return [
    decimal('mkto71_Lead_Score__c', [10, 0]),
    datetime('mkto71_Acquisition_Date__c'),
    text('mkto71_Acquisition_Program__c', 255),
    text('mkto71_Acquisition_Program_Id__c', 18),
    text('mkto71_Original_Referrer__c', 255),
    text('mkto71_Original_Search_Engine__c', 255),
    text('mkto71_Original_Search_Phrase__c', 255),
    text('mkto71_Original_Source_Info__c', 255),
    text('mkto71_Original_Source_Type__c', 255),
    text('mkto71_Inferred_City__c', 255),
    text('mkto71_Inferred_Company__c', 255),
    text('mkto71_Inferred_Country__c', 255),
    text('mkto71_Inferred_Metropolitan_Area__c', 255),
    text('mkto71_Inferred_Phone_Area_Code__c', 255),
    text('mkto71_Inferred_Postal_Code__c', 255),
    text('mkto71_Inferred_State_Region__c', 255),
    text('mkto_si__Last_Interesting_Moment__c', 255),
    datetime('mkto_si__Last_Interesting_Moment_Date__c'),
    text('mkto_si__Last_Interesting_Moment_Source__c', 255),
    text('mkto_si__Last_Interesting_Moment_Type__c', 255),
    checkbox('mkto_si__HideDate__c'),
    date('mkto_si__Sales_Insight_Date__c'),
    decimal('mkto_si__Priority__c', [3, 0]),
    decimal('mkto_si__Relative_Score_Value__c', [3, 0]),
    decimal('mkto_si__Urgency_Value__c', [3, 0]),
    text('mkto_si__View_in_Marketo__c', 255),
  ]
}

/** The first and last touch that Marketo Measure writes. */
export function measureFields(): Field[] {
  const touch = (point: string) => [
    date(`bizible2__Touchpoint_Date_${point}__c`),
    text(`bizible2__Touchpoint_Source_${point}__c`, 255),
    text(`bizible2__Marketing_Channel_${point}__c`, 255),
    text(`bizible2__Ad_Campaign_Name_${point}__c`, 255),
    longText(`bizible2__Landing_Page_${point}__c`, 32_768),
  ]
  return [text('bizible2__BizibleId__c', 255), ...['FT', 'LC'].flatMap(touch)]
}

/** The fields that the company itself added to people. */
export function companyPersonFields(): Field[] {
  return [
    text('Marketo_Person_Id__c', 40, UNIQUE_KEY),
    restricted('Lifecycle_Stage__c', LIFECYCLE),
    picklist('Product_Interest__c', PRODUCT_LINE),
    picklist('Sales_Region__c', REGION),
    checkbox('Consent_Email__c'),
    datetime('Consent_Given_At__c'),
    text('Consent_Source__c', 120),
    url('Preference_Center_URL__c'),
    date('Trial_End__c'),
    integer('Employees_In_Lab__c'),
    longText('Qualification_Notes__c', 5000),
    formula('Score_Band__c', 'IF(mkto71_Lead_Score__c > 80, "A", "B")', text('Score_Band__c', 10)),
  ]
}
